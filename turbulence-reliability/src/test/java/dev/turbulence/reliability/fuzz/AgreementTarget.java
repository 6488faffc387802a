package dev.turbulence.reliability.fuzz;

import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.StorageException;
import dev.turbulence.storage.StoredRun;
import dev.turbulence.storage.transfer.Export;
import dev.turbulence.storage.transfer.Migration;
import dev.turbulence.storage.transfer.OnMalformed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A run that can be migrated answers the same before and after, and after an export. An input is the seed of what is changed
 * in a stored run, eight bytes: most of what a search in bytes would try is no JSON, and each input takes a migration.
 */
final class AgreementTarget implements FuzzTarget {

    private final RunDirectory run;
    private final RunDirectory exported;

    private final List<byte[]> sound;

    AgreementTarget(Path folder) throws IOException {
        this.sound = RecordsTarget.runs();
        this.run = new RunDirectory(folder.resolve("run_1"));
        this.exported = new RunDirectory(folder.resolve("exported/run_1"));
    }

    @Override
    public List<byte[]> seeds() {
        return List.of();
    }

    @Override
    public void take(byte[] input) throws IOException {
        Random random = new Random(ByteBuffer.wrap(input).getLong());
        RunFiles.write(run, OddRecords.change(sound.get(random.nextInt(sound.size())), random));
        var before = RunFiles.state(run.path());
        boolean migrated = migrate(OnMalformed.FAIL);
        if (migrated) {
            var now = RunFiles.state(run.path());
            now.remove(run.database().getFileName().toString());
            if (!now.equals(before)) {
                throw new Finding("migrating changed the JSON lines");
            }
            compare();
        } else if (!RunFiles.state(run.path()).equals(before)) {
            throw new Finding("a migration that was refused left something behind: " + RunFiles.state(run.path()));
        } else if (migrate(OnMalformed.SKIP)) {
            ask(run);
        }
    }

    private boolean migrate(OnMalformed onMalformed) {
        try {
            Migration.of(run).incomplete(true).onMalformed(onMalformed).run();
            return true;
        } catch (StorageException e) {
            CleanErrors.require(e, run.runId());
            return false;
        }
    }

    private void compare() throws IOException {
        Map<String, Object> sqlite = ask(run);
        RunFiles.empty(exported.path());
        Files.move(run.database(), exported.database());
        for (Path paper : List.of(run.manifest(), run.summary())) {
            if (Files.exists(paper)) {
                Files.copy(paper, exported.path().resolve(paper.getFileName()));
            }
        }
        requireSame(ask(run), sqlite, "JSON lines", "the database");
        Export.of(exported).incomplete(true).run();
        Files.delete(exported.database());
        requireSame(ask(exported), sqlite, "JSON lines exported from the database", "the database");
    }

    private static Map<String, Object> ask(RunDirectory run) {
        try (StoredRun stored = StoredRun.open(run.path())) {
            return Questions.ask(stored);
        } catch (StorageException e) {
            return Map.of("open", CleanErrors.require(e, run.runId()));
        }
    }

    private static void requireSame(Map<String, Object> one, Map<String, Object> other, String first, String second) {
        one.forEach((question, answer) -> {
            if (!answer.equals(other.get(question))) {
                throw new Finding("asked for its " + question + ", " + first + " say " + answer + " and " + second
                        + " says " + other.get(question));
            }
        });
    }
}
