package dev.turbulence.storage.internal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turbulence.storage.Instance;
import dev.turbulence.storage.NewerRunFormatException;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunState;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.StorageException;
import dev.turbulence.storage.StoredRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteRunReaderTest {

    @TempDir
    Path runs;

    private final RandomRun run = new RandomRun(3, 200);
    private RunDirectory directory;

    @BeforeEach
    void write() {
        directory = run.write(Storage.SQLITE, runs);
    }

    @Test
    void aClosedRunIsReadWithoutATrace() throws Exception {
        byte[] before = Files.readAllBytes(directory.database());
        Path database = directory.database();
        assertThat(database.toFile().setWritable(false)).isTrue();
        assertThat(directory.path().toFile().setWritable(false)).isTrue();
        try (StoredRun closed = StoredRun.open(directory.path());
                Stream<Instance> stream = closed.instances().stream()) {
            assertThat(stream.iterator().next()).isEqualTo(run.instances().get(0));
            try (Stream<Path> files = Files.list(directory.path())) {
                assertThat(files).noneMatch(file -> file.toString().matches(".*-(wal|shm|journal)"));
            }
        } finally {
            assertThat(directory.path().toFile().setWritable(true)).isTrue();
        }
        assertThat(Files.readAllBytes(database)).isEqualTo(before);
    }

    @Test
    void connectionsCannotWrite() throws SQLException {
        for (Connection opened :
                List.of(SqliteFiles.openClosed(directory.database()), SqliteFiles.openShared(directory.database()))) {
            try (Connection connection = opened) {
                assertThatThrownBy(() -> SqliteFiles.execute(connection, List.of("DELETE FROM steps")))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("readonly");
                assertThatThrownBy(() ->
                                SqliteFiles.execute(connection, List.of("PRAGMA query_only = 0", "DELETE FROM steps")))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("readonly");
                assertThatThrownBy(() -> SqliteFiles.execute(connection, List.of("ATTACH ':memory:' AS other")))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("too many attached databases");
            }
        }
    }

    @Test
    void severalThreadsAndStreamsDoNotDisturbEachOther() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (StoredRun closed = StoredRun.open(directory.path())) {
            Callable<List<Instance>> listing = () -> {
                try (Stream<Instance> outer = closed.instances().stream()) {
                    return outer.filter(instance ->
                                    closed.steps().ofInstance(instance.id()).count() >= 0)
                            .toList();
                }
            };
            List<Future<List<Instance>>> answers = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                answers.add(threads.submit(listing));
            }
            for (Future<List<Instance>> answer : answers) {
                assertThat(answer.get()).isEqualTo(run.instances());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void streamsEndWithTheRun() {
        StoredRun closed = StoredRun.open(directory.path());
        Stream<Instance> stream = closed.instances().stream();
        closed.close();

        assertThatThrownBy(stream::toList).isInstanceOf(StorageException.class);
        assertThatThrownBy(() -> closed.instances().count())
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("is closed");
        stream.close();
    }

    @Test
    void aNewerFormatIsRefusedWithTheReleaseThatReadsIt() throws SQLException {
        try (Connection connection = SqliteFiles.openForRepair(directory.database())) {
            Meta.put(connection, Meta.READABLE_SINCE, "2.7.0");
            SqliteFiles.execute(connection, List.of("PRAGMA user_version = 99"));
        }
        assertThatThrownBy(() -> StoredRun.open(directory.path()))
                .isInstanceOf(NewerRunFormatException.class)
                .hasMessageContaining(directory.database().toString())
                .hasMessageContaining("99")
                .hasMessageContaining("release 2.7.0 or newer reads it");
    }

    @Test
    void aDamagedFileIsAFailureWithItsPath() throws Exception {
        byte[] bytes = Files.readAllBytes(directory.database());
        Arrays.fill(bytes, 2000, bytes.length, (byte) 'x');
        Files.write(directory.database(), bytes);

        assertThatThrownBy(() -> {
                    try (StoredRun damaged = StoredRun.open(directory.path())) {
                        damaged.instances().list();
                    }
                })
                .isInstanceOf(StorageException.class)
                .hasMessageContaining(directory.database().toString());
    }

    @Test
    void aRunWithoutAggregatesIsCountedFromItsRecords() throws SQLException {
        try (StoredRun closed = StoredRun.open(directory.path())) {
            var expected = closed.summary();
            var names = closed.names();
            long failed = closed.steps().failed().count();
            try (Connection connection = SqliteFiles.openForRepair(directory.database())) {
                Meta.put(connection, Meta.AGGREGATES, null);
                SqliteFiles.execute(connection, List.of("DELETE FROM step_counts", "DELETE FROM step_latencies"));
            }
            try (StoredRun counted = StoredRun.open(directory.path())) {
                assertThat(counted.summary()).isEqualTo(expected);
                assertThat(counted.names()).isEqualTo(names);
                assertThat(counted.steps().failed().count()).isEqualTo(failed).isPositive();
            }
        }
    }

    @Test
    void aRunWithoutManifestIsKnownFromItsRow() throws SQLException {
        try (Connection connection = SqliteFiles.openForRepair(directory.database())) {
            Meta.put(connection, Meta.MANIFEST, null);
        }
        try (StoredRun stored = StoredRun.open(directory.path())) {
            assertThat(stored.manifest().runId()).isEqualTo("run_1");
            assertThat(stored.manifest().startedAt()).isEqualTo(RandomRun.START);
            assertThat(stored.manifest().scenarioIds()).isEqualTo(RandomRun.SCENARIOS);
            assertThat(stored.manifest().seed()).isEqualTo(42);
            assertThat(stored.state()).isEqualTo(RunState.COMPLETE);
        }
    }
}
