package dev.turbulence.storage.internal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turbulence.storage.RecordingOptions;
import dev.turbulence.storage.RunState;
import dev.turbulence.storage.StoredRun;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A writer that is killed in the middle leaves what it had committed, and readers do not touch it. */
class KilledWriterTest {

    private static final long ENOUGH_RECORDS = 2_000;

    @TempDir
    Path runs;

    @Test
    @Timeout(120)
    void whatWasCommittedSurvives() throws Exception {
        Process writer = startWriter(RecordingOptions.DEFAULT.commitInterval());
        Path folder = runs.resolve("run_1");
        long seenAlive;
        try (BufferedReader output = writer.inputReader()) {
            assertThat(output.readLine()).isEqualTo("started");
            seenAlive = awaitSteps(folder, ENOUGH_RECORDS);
        } finally {
            writer.destroyForcibly().waitFor();
        }

        Map<String, Long> before = sizes(folder);
        try (StoredRun killed = StoredRun.open(folder)) {
            assertThat(killed.state()).isEqualTo(RunState.INCOMPLETE);
            assertThat(killed.steps().count()).isGreaterThanOrEqualTo(seenAlive);
            assertThat(killed.steps().failed().withInstances().list()).isNotEmpty();
            assertThat(killed.summary().failures()).isNotEmpty();
            assertThat(killed.warnings()).anyMatch(warning -> warning.contains("left unfinished"));
        }
        assertThat(sizes(folder)).as("the files, which are only read").isEqualTo(before);
        assertSound(folder);
    }

    @Test
    @Timeout(120)
    void whatIsOlderThanTheCommitIntervalSurvives() throws Exception {
        killAfterManyShortIntervals(Duration.ofMillis(50));

        try (StoredRun killed = StoredRun.open(runs.resolve("run_1"))) {
            assertThat(killed.instances().count()).isGreaterThanOrEqualTo(EndlessWriter.ROUND);
            assertThat(killed.steps().count())
                    .isGreaterThanOrEqualTo(
                            new RandomRun(1, EndlessWriter.ROUND).steps().size());
        }
    }

    @Test
    @Timeout(120)
    void whatIsYoungerThanTheCommitIntervalMayBeLost() throws Exception {
        killAfterManyShortIntervals(Duration.ofMinutes(1));

        try (StoredRun killed = StoredRun.open(runs.resolve("run_1"))) {
            assertThat(killed.instances().count()).isZero();
            assertThat(killed.steps().count()).isZero();
        }
    }

    /** Kills a writer a while after its first records: many short intervals, and not nearly a long one. */
    private void killAfterManyShortIntervals(Duration commitInterval) throws Exception {
        Process writer = startWriter(commitInterval);
        try (BufferedReader output = writer.inputReader()) {
            assertThat(output.readLine()).isEqualTo("started");
            assertThat(writer.waitFor(3, TimeUnit.SECONDS))
                    .as("it ended by itself")
                    .isFalse();
        } finally {
            writer.destroyForcibly().waitFor();
        }
    }

    private Process startWriter(Duration commitInterval) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new ProcessBuilder(
                        java.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndlessWriter.class.getName(),
                        runs.toString(),
                        String.valueOf(commitInterval.toMillis()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static long awaitSteps(Path folder, long enough) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        long seen = 0;
        try (StoredRun open = StoredRun.open(folder)) {
            while (seen < enough && System.nanoTime() < deadline) {
                seen = open.steps().count();
            }
        }
        assertThat(seen).isGreaterThanOrEqualTo(enough);
        return seen;
    }

    private static Map<String, Long> sizes(Path folder) throws IOException {
        Map<String, Long> sizes = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                sizes.put(file.getFileName().toString(), Files.size(file));
            }
        }
        return sizes;
    }

    private static void assertSound(Path folder) throws SQLException {
        try (Connection connection = SqliteFiles.openForRepair(folder.resolve("turbulence.db"));
                Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery("PRAGMA integrity_check")) {
                assertThat(row.getString(1)).isEqualTo("ok");
            }
            try (ResultSet row = statement.executeQuery("PRAGMA foreign_key_check")) {
                assertThat(row.next()).isFalse();
            }
        }
    }
}
