package dev.turbulence.storage.transfer;

import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.StorageException;
import dev.turbulence.storage.internal.Failures;
import dev.turbulence.storage.internal.files.JsonlLengths;
import dev.turbulence.storage.internal.sqlite.Meta;
import dev.turbulence.storage.internal.sqlite.SqliteFiles;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One export under way: writes the files under temporary names and puts them in place when all are whole. */
final class ExportJob {

    private static final int FETCH_INTERVAL = 500;

    private final RunDirectory run;
    private final ExportOptions options;
    private final List<String> warnings = new ArrayList<>();
    private final long startNanos = System.nanoTime();
    private ProgressMeter meter;

    ExportJob(RunDirectory run, ExportOptions options) {
        this.run = run;
        this.options = options;
    }

    ExportReport run() {
        try (NewFile instances = new NewFile(run.instances());
                NewFile steps = new NewFile(run.steps());
                NewFile assertions = new NewFile(run.assertions())) {
            ExportReport report;
            boolean migrated;
            try (Connection connection = open()) {
                requireClosed(connection);
                meter = new ProgressMeter(options.listener(), countRecords(connection));
                report = report(
                        write(connection, RecordRows.INSTANCES, instances),
                        write(connection, RecordRows.STEPS, steps),
                        write(connection, RecordRows.ASSERTIONS, assertions),
                        lengths(instances, steps, assertions));
                migrated = Meta.getLengths(connection).isPresent();
            } catch (SQLException e) {
                throw SqliteFiles.failure("Cannot export", run.database(), e);
            }
            if (migrated) {
                noteLengths(lengths(instances, steps, assertions));
            }
            putInPlace(List.of(instances, steps, assertions));
            meter.finished();
            return report;
        }
    }

    private Connection open() {
        boolean alone = Files.notExists(beside("-journal")) && Files.notExists(beside("-wal"));
        return alone ? SqliteFiles.openClosed(run.database()) : SqliteFiles.openShared(run.database());
    }

    private Path beside(String suffix) {
        return run.database().resolveSibling(run.database().getFileName() + suffix);
    }

    private void requireClosed(Connection connection) throws SQLException {
        if (!options.incomplete() && Meta.get(connection, Meta.CLOSED).isEmpty()) {
            throw new StorageException(
                    "Run " + run.runId() + " in " + run + " was never closed: its writer was stopped."
                            + " To export what is there, call again with -Dturbulence.incomplete=true");
        }
    }

    private static long countRecords(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT (SELECT count(*) FROM instances WHERE recorded = 1)"
                        + " + (SELECT count(*) FROM steps) + (SELECT count(*) FROM assertions)")) {
            count.next();
            return count.getLong(1);
        }
    }

    private long write(Connection connection, RecordRows rows, NewFile file) throws SQLException {
        long lines = 0;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(rows.query());
                BufferedWriter writer = Files.newBufferedWriter(file.temporary(), StandardCharsets.UTF_8)) {
            while (row.next()) {
                writer.write(rows.line(row));
                lines++;
                if (lines % FETCH_INTERVAL == 0) {
                    meter.add(FETCH_INTERVAL, FETCH_INTERVAL);
                }
            }
        } catch (IOException e) {
            throw new StorageException("Cannot write " + file.target() + ": " + Failures.describe(e), e);
        }
        meter.add(lines % FETCH_INTERVAL, lines % FETCH_INTERVAL);
        return lines;
    }

    private static JsonlLengths lengths(NewFile instances, NewFile steps, NewFile assertions) {
        try {
            return new JsonlLengths(
                    Files.size(instances.temporary()),
                    Files.size(steps.temporary()),
                    Files.size(assertions.temporary()));
        } catch (IOException e) {
            throw new StorageException("Cannot read the length of a new file: " + Failures.describe(e), e);
        }
    }

    /** The database of a migrated run knows how long the JSONL was, so as to notice when it grows. It is new now. */
    private void noteLengths(JsonlLengths lengths) {
        try (Connection connection = SqliteFiles.openForRepair(run.database())) {
            Meta.putLengths(connection, lengths);
        } catch (SQLException e) {
            throw SqliteFiles.failure("Cannot note the lengths of the new files in", run.database(), e);
        }
    }

    /** All or none, as far as a file system allows that: those that were put there go when another cannot be. */
    private void putInPlace(List<NewFile> files) {
        List<Path> placed = new ArrayList<>();
        try {
            for (NewFile file : files) {
                file.putInPlace(options.overwrite());
                placed.add(file.target());
            }
        } catch (StorageException e) {
            if (!options.overwrite()) {
                placed.forEach(path -> deleteAfter(path, e));
            }
            throw e;
        }
    }

    private static void deleteAfter(Path path, StorageException because) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            because.addSuppressed(e);
        }
    }

    private ExportReport report(long instances, long steps, long assertions, JsonlLengths lengths) {
        return new ExportReport(
                run,
                instances,
                steps,
                assertions,
                lengths.instances() + lengths.steps() + lengths.assertions(),
                Duration.ofNanos(System.nanoTime() - startNanos),
                warnings);
    }
}
