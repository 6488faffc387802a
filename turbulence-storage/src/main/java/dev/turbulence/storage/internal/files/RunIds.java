package dev.turbulence.storage.internal.files;

import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.StorageException;
import dev.turbulence.storage.internal.Failures;
import dev.turbulence.storage.internal.records.JsonFields;
import dev.turbulence.storage.internal.records.LineReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds the id of a run, which is that of all its records, whatever these say themselves. */
public final class RunIds {

    private RunIds() {}

    /** What the manifest says; without one what the first record says that says anything; else the folder's name. */
    public static String find(RunDirectory run, RunFacts facts) {
        if (facts.hasManifest()) {
            return facts.manifest().runId();
        }
        for (Path file : List.of(run.instances(), run.steps(), run.assertions())) {
            String id = Files.exists(file) ? firstIn(file) : null;
            if (id != null) {
                return id;
            }
        }
        return run.runId();
    }

    private static String firstIn(Path file) {
        JsonFields fields = new JsonFields(List.of("run_id"));
        try (LineReader line = new LineReader(file)) {
            boolean record = line.next() && fields.read(line.buffer(), line.start(), line.end());
            return record ? fields.string(0) : null;
        } catch (IOException e) {
            throw new StorageException("Cannot read " + file + ": " + Failures.describe(e), e);
        }
    }
}
