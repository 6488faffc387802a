package dev.turbulence.storage.internal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The connection on its own keeps a run unchanged, whatever reaches it. */
class ReadOnlyConnectionTest {

    @TempDir
    Path runs;

    private RunDirectory run;

    @BeforeEach
    void write() {
        run = new RandomRun(5, 20).write(Storage.SQLITE, runs);
    }

    /** {@code %s} is the folder of the runs. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from steps",
                "drop table steps",
                "create table t(x)",
                "create temp table t(x)",
                "vacuum",
                "vacuum into '%s/x.db'",
                "attach '%s/y.db' as y",
                "reindex",
                "analyze",
                "pragma user_version = 7",
                "pragma writable_schema = 1",
                "pragma journal_mode = wal",
                "pragma journal_mode = persist",
                "pragma wal_checkpoint(truncate)",
                "pragma incremental_vacuum",
                "pragma optimize",
                "pragma query_only = 0; delete from steps",
            })
    void changesNothingOnDisk(String statements) throws Exception {
        Map<String, Integer> before = files();
        try (Connection connection = SqliteFiles.openClosed(run.database())) {
            for (String sql : String.format(statements, runs).split(";")) {
                attempt(connection, sql);
            }
            assertThat(files()).as("while the connection is open").isEqualTo(before);
        }
        assertThat(files()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from steps",
                "create temp table t(x)",
                "vacuum into '%s/x.db'",
                "attach '%s/y.db' as y",
                "attach ':memory:' as y",
                "select load_extension('x')",
            })
    void saysThatItDoesNot(String sql) {
        try (Connection connection = SqliteFiles.openClosed(run.database())) {
            String refusal = attempt(connection, String.format(sql, runs));
            assertThat(refusal).isNotNull();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** What SQLite has against it; null when it did as it was told. */
    private static String attempt(Connection connection, String sql) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
            return null;
        } catch (SQLException e) {
            return e.getMessage();
        }
    }

    private Map<String, Integer> files() throws IOException {
        Map<String, Integer> contents = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(runs)) {
            List<Path> files = paths.filter(Files::isRegularFile).toList();
            for (Path file : files) {
                contents.put(file.toString(), Arrays.hashCode(Files.readAllBytes(file)));
            }
        }
        return contents;
    }
}
