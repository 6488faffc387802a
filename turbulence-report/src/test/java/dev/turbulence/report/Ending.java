package dev.turbulence.report;

import dev.turbulence.storage.Instance;
import dev.turbulence.storage.KnownNames;
import dev.turbulence.storage.NewRun;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunOutcome;
import dev.turbulence.storage.RunWriter;
import dev.turbulence.storage.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Runs that nobody would be proud of. */
enum Ending {
    EMPTY("complete", "run_empty"),
    ABORTED("aborted", "run_aborted"),
    INCOMPLETE("incomplete", "run_incomplete");

    private static final Instant START = Instant.parse("2026-11-23T10:15:00Z");

    private final String state;
    private final String evidence;

    Ending(String state, String evidence) {
        this.state = state;
        this.evidence = evidence;
    }

    String state() {
        return state;
    }

    /** The rule of evidence that the run breaks. */
    String evidence() {
        return evidence;
    }

    RunDirectory write(Path runs) {
        NewRun newRun =
                new NewRun("run_" + state, START, "Shop", List.of("checkout"), 1, 3, 1, null, KnownNames.NONE, "0.1.0");
        try (RunWriter writer = RunWriter.create(Storage.JSONL, runs, newRun)) {
            if (this != EMPTY) {
                writer.instanceStarted(
                        new Instance("inst_1", "run_" + state, null, "checkout", START, null, null, null, null, null));
            }
            writer.finish(this == EMPTY ? RunOutcome.complete() : RunOutcome.aborted("</title> the disk is full"));
            if (this == INCOMPLETE) {
                forgetTheEnd(writer.directory());
            }
            return writer.directory();
        }
    }

    /** As a writer leaves it that is killed. */
    private static void forgetTheEnd(RunDirectory run) {
        try {
            Files.delete(run.summary());
            Files.writeString(run.manifest(), Files.readString(run.manifest()).replace("\"aborted\"", "\"running\""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
