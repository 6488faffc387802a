package dev.turbulence.storage.internal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turbulence.storage.Instance;
import dev.turbulence.storage.Observation;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunOutcome;
import dev.turbulence.storage.RunState;
import dev.turbulence.storage.RunWriter;
import dev.turbulence.storage.Step;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.StorageException;
import dev.turbulence.storage.StoredRun;
import dev.turbulence.storage.internal.files.RunLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SqliteRunWriterTest {

    @TempDir
    Path runs;

    private final RandomRun run = new RandomRun(7, 30);

    @Test
    void leavesOneSoundDatabaseOutOfWriteAheadLogMode() throws Exception {
        RunDirectory directory = run.write(Storage.SQLITE, runs);

        assertThat(filesIn(directory)).containsExactly("manifest.json", "summary.json", "turbulence.db");
        try (Connection connection = SqliteFiles.openClosed(directory.database())) {
            assertThat(text(connection, "PRAGMA integrity_check")).isEqualTo("ok");
            assertThat(text(connection, "PRAGMA foreign_key_check")).isNull();
            assertThat(text(connection, "PRAGMA journal_mode")).isEqualTo("delete");
            assertThat(text(connection, "SELECT completed_at FROM runs")).matches("2026-11-23T10:15:.*\\.\\d{6}Z");
            assertThat(text(connection, "SELECT count(*) FROM steps"))
                    .isEqualTo("" + run.steps().size());
        }
    }

    /** A process that is killed before must not leave a database without tables, or without the run. */
    @Test
    void theDatabaseIsThereOnlyOnceItKnowsItsRun() throws Exception {
        Path file = runs.resolve("new.db");
        try (Connection connection =
                SqliteFiles.createForRecording(file, empty -> assertThat(file).doesNotExist())) {
            assertThat(text(connection, "PRAGMA journal_mode")).isEqualTo("wal");
        }
        assertThatThrownBy(() -> SqliteFiles.createForRecording(runs.resolve("none.db"), empty -> {
                    throw new SQLException("no first row");
                }))
                .isInstanceOf(StorageException.class);
        assertThat(runs.resolve("none.db")).doesNotExist();
    }

    @Test
    void columnsHoldWhatTheFormatSays() throws Exception {
        RunDirectory directory = run.write(Storage.SQLITE, runs);
        Instance first = run.instances().get(0);

        try (Connection connection = SqliteFiles.openClosed(directory.database())) {
            assertThat(text(connection, "SELECT id FROM instances WHERE rowid = 1"))
                    .isEqualTo(first.id());
            assertThat(text(connection, "SELECT variations FROM instances WHERE rowid = 1"))
                    .isEqualTo(first.entryData().at("/seed_data/variation").toString());
            assertThat(text(connection, "SELECT observation FROM steps WHERE id = 1"))
                    .isEqualTo(run.steps().get(0).observation().json());
            assertThat(text(connection, "SELECT count(*) FROM assertions WHERE (error IS NULL) <> (passed = 1)"))
                    .isEqualTo("0");
            assertThat(text(connection, "SELECT count(*) FROM assertions WHERE expected = 'null' OR actual = 'null'"))
                    .isEqualTo("0");
            assertThat(text(
                            connection,
                            "SELECT count(*) FROM steps WHERE length(completed_at) <> 27"
                                    + " OR completed_at NOT LIKE '____-__-__T__:__:__.______Z'"))
                    .isEqualTo("0");
        }
    }

    @Test
    void showsInstancesToReadersAsSoonAsTheyStart() {
        try (RunWriter writer = RunWriter.create(Storage.SQLITE, runs, RandomRun.newRun(1))) {
            Instance instance = run.instances().get(0);
            writer.instanceStarted(RandomRun.started(instance));
            try (StoredRun open = StoredRun.open(writer.directory().path())) {
                awaitCount(1, open);
                assertThat(open.state()).isEqualTo(RunState.INCOMPLETE);
                assertThat(open.instances().one().status()).isEmpty();
                writer.instanceEnded(instance);
                writer.finish(RunOutcome.complete());
                assertThat(open.state()).isEqualTo(RunState.COMPLETE);
                assertThat(open.instances().one()).isEqualTo(instance);
            }
            assertThat(filesIn(writer.directory())).containsExactly("manifest.json", "summary.json", "turbulence.db");
        }
    }

    @Test
    void aReaderInMidStreamDoesNotKeepTheRunFromBeingClosed() {
        RunDirectory directory;
        try (RunWriter writer = RunWriter.create(Storage.SQLITE, runs, RandomRun.newRun(30))) {
            directory = writer.directory();
            run.instances().forEach(instance -> writer.instanceStarted(RandomRun.started(instance)));
            try (StoredRun open = StoredRun.open(directory.path())) {
                awaitCount(run.instances().size(), open);
                try (Stream<Instance> stream = open.instances().stream()) {
                    assertThat(stream.iterator().next()).isNotNull();
                    run.instances().forEach(writer::instanceEnded);
                    writer.finish(RunOutcome.complete());
                }
            }
        }
        try (StoredRun closed = StoredRun.open(directory.path())) {
            assertThat(closed.state()).isEqualTo(RunState.COMPLETE);
            assertThat(closed.instances().list()).isEqualTo(run.instances());
        }
    }

    @Test
    @Timeout(60)
    void aFullDiskIsAFailureWithFileAndCause() throws Exception {
        RunWriter writer = RunWriter.create(Storage.SQLITE, runs, RandomRun.newRun(1));
        RunDirectory directory = writer.directory();
        // A table that is away fails the writing thread as a full disk does: in the background, some time later.
        try (Connection other = SqliteFiles.openForRepair(directory.database())) {
            SqliteFiles.execute(other, List.of("ALTER TABLE assertions RENAME TO away"));
        }
        assertThatThrownBy(() -> {
                    while (true) {
                        run.assertions().forEach(writer::assertion);
                    }
                })
                .isInstanceOf(StorageException.class)
                .hasMessageContaining(directory.database().toString())
                .hasMessageContaining("no such table")
                .hasCauseInstanceOf(SQLException.class);
        assertThatThrownBy(() -> writer.finish(RunOutcome.complete())).isInstanceOf(StorageException.class);
        assertThat(RunLock.isHeld(directory)).isFalse();
        try (Connection other = SqliteFiles.openForRepair(directory.database())) {
            SqliteFiles.execute(other, List.of("ALTER TABLE away RENAME TO assertions"));
        }
        try (StoredRun incomplete = StoredRun.open(directory.path())) {
            assertThat(incomplete.state()).isEqualTo(RunState.INCOMPLETE);
        }
    }

    @Test
    void refusesAnObservationThatIsNoJsonObject() {
        Observation torn = Observation.ofJson("{\"ok\":tr");
        Step step =
                new Step("inst_1", null, null, 0, "pay", "http", null, null, "payments", null, 200, true, false, torn);
        try (RunWriter writer = RunWriter.create(Storage.SQLITE, runs, RandomRun.newRun(1))) {
            assertThatThrownBy(() -> writer.step(step))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("step 'pay' of instance inst_1 is no JSON object");
        }
    }

    @Test
    void nothingIsRecordedAfterTheEnd() {
        RunWriter writer = RunWriter.create(Storage.SQLITE, runs, RandomRun.newRun(1));
        writer.finish(RunOutcome.complete());

        assertThatThrownBy(() -> writer.instanceEnded(run.instances().get(0)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    private static void awaitCount(long expected, StoredRun open) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (open.instances().count() < expected && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(open.instances().count()).isEqualTo(expected);
    }

    private static List<String> filesIn(RunDirectory directory) {
        try (Stream<Path> files = Files.list(directory.path())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : null;
        }
    }
}
