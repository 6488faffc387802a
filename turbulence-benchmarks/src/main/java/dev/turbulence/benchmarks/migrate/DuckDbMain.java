package dev.turbulence.benchmarks.migrate;

import dev.turbulence.benchmarks.DuckDb;
import dev.turbulence.storage.RunDirectory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** Imports one run into DuckDB's own format in a JVM of its own. */
public final class DuckDbMain {

    private DuckDbMain() {}

    /** Arguments: the run's folder, the file to make. */
    public static void main(String[] args) throws SQLException {
        try (Connection connection = DuckDb.open(Path.of(args[1]))) {
            DuckDb.importRun(connection, new RunDirectory(Path.of(args[0])));
        }
    }
}
