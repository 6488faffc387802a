package dev.turbulence.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turbulence.storage.internal.files.RunLock;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of a run of JSON lines whose process is killed: everything that was written. */
class KilledWriterTest {

    @TempDir
    private Path runs;

    @Test
    void losesNoRecord() throws Exception {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        runs.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        RunDirectory directory = new RunDirectory(runs.resolve("killed"));
        try {
            assertThat(writer.getInputStream().read()).isEqualTo('W');
            assertThat(RunLock.isHeld(directory)).isTrue();
        } finally {
            writer.destroyForcibly();
        }
        assertThat(writer.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(RunLock.isHeld(directory)).isFalse();
        try (StoredRun run = StoredRun.open(directory.path())) {
            assertThat(run.state()).isEqualTo(RunState.INCOMPLETE);
            assertThat(run.instances().count()).isEqualTo(4);
            assertThat(run.steps().count()).isEqualTo(10);
            assertThat(run.assertions().count()).isEqualTo(3);
            assertThat(run.summary().completedAt()).isEqualTo(SampleRun.at(424));
            assertThat(run.warnings()).isEmpty();
        }
    }

    /** Writes the sample run and waits to be killed. */
    static final class Writer {

        private Writer() {}

        public static void main(String[] args) throws Exception {
            RunWriter writer = RunWriter.create(Storage.JSONL, Path.of(args[0]), SampleRun.newRun("killed"));
            SampleRun.writeRecords(writer);
            System.out.write('W');
            System.out.flush();
            Thread.currentThread().join();
        }
    }
}
