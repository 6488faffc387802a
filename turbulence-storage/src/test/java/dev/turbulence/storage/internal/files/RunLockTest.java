package dev.turbulence.storage.internal.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunLockedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {

    @TempDir
    private Path folder;

    @Test
    void aRunHasOneWriter() {
        RunDirectory run = new RunDirectory(folder);
        assertThat(RunLock.isHeld(run)).isFalse();
        try (RunLock lock = RunLock.acquire(run)) {
            assertThat(lock).isNotNull();
            assertThat(RunLock.isHeld(run)).isTrue();
            assertThatThrownBy(() -> RunLock.acquire(run))
                    .isInstanceOf(RunLockedException.class)
                    .hasMessageContaining(run.lock().toString());
            assertThat(RunLock.isHeld(run)).isTrue();
        }
        assertThat(RunLock.isHeld(run)).isFalse();
        assertThat(run.lock()).doesNotExist();
    }

    @Test
    void aLockFileThatADeadWriterLeftIsFree() throws Exception {
        RunDirectory run = new RunDirectory(folder);
        Files.writeString(run.lock(), "");
        assertThat(RunLock.isHeld(run)).isFalse();
        RunLock.acquire(run).close();
    }

    @Test
    void seesTheLocksOfOtherProcesses() throws Exception {
        RunDirectory run = new RunDirectory(folder);
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(other.getInputStream().read()).isEqualTo('L');
            assertThat(RunLock.isHeld(run)).isTrue();
            assertThatThrownBy(() -> RunLock.acquire(run)).isInstanceOf(RunLockedException.class);
        } finally {
            other.destroyForcibly();
        }
        assertThat(other.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(RunLock.isHeld(run)).isFalse();
    }

    /** Holds a run's lock until it is killed. */
    static final class Holder {

        private Holder() {}

        public static void main(String[] args) throws Exception {
            RunLock.acquire(new RunDirectory(Path.of(args[0])));
            System.out.write('L');
            System.out.flush();
            Thread.currentThread().join();
        }
    }
}
