package dev.turbulence.storage.transfer;

import dev.turbulence.storage.OwnerOnly;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.StorageException;
import dev.turbulence.storage.internal.Failures;
import dev.turbulence.storage.internal.files.JsonlLengths;
import dev.turbulence.storage.internal.sqlite.DatabaseAccess;
import dev.turbulence.storage.internal.sqlite.Meta;
import dev.turbulence.storage.internal.sqlite.SqliteFiles;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
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
import java.util.Optional;

/** One export under way: writes the files under temporary names and puts them in place when all are whole. */
final class ExportJob {

    private static final int METER_INTERVAL = 500;
    private static final int BUFFERED_BYTES = 1 << 16;

    private final RunDirectory run;
    private final ExportOptions options;
    private final long startNanos = System.nanoTime();

    ExportJob(RunDirectory run, ExportOptions options) {
        this.run = run;
        this.options = options;
    }

    ExportReport run() {
        try (NewFile instances = new NewFile(run.instances());
                NewFile steps = new NewFile(run.steps());
                NewFile assertions = new NewFile(run.assertions());
                DatabaseAccess database = DatabaseAccess.open(run)) {
            Optional<JsonlLengths> migratedFrom = database.connections().ask(Meta::getLengths);
            // Records that were added to the old files since are nowhere else.
            migratedFrom.ifPresent(lengths -> lengths.requireNotGrown(run));
            ExportReport report =
                    database.connections().ask(connection -> write(connection, instances, steps, assertions));
            RunPapers papers = RunPapers.missingOf(run, database.connections());
            JsonlLengths made = lengths(instances, steps, assertions);
            // Until all are in place some are the old ones, which are the same run and may be longer.
            migratedFrom.ifPresent(lengths -> noteLengths(lengths.max(made)));
            putInPlace(List.of(instances, steps, assertions));
            migratedFrom.ifPresent(lengths -> noteLengths(made));
            List<String> warnings = papers.write();
            return report.finished(Duration.ofNanos(System.nanoTime() - startNanos), warnings);
        }
    }

    private ExportReport write(Connection connection, NewFile instances, NewFile steps, NewFile assertions)
            throws SQLException {
        requireClosed(connection);
        ProgressMeter meter = ProgressMeter.ofRecords(options.listener(), countRecords(connection));
        long instanceLines = write(connection, RecordRows.INSTANCES, instances, meter);
        long stepLines = write(connection, RecordRows.STEPS, steps, meter);
        long assertionLines = write(connection, RecordRows.ASSERTIONS, assertions, meter);
        meter.finished();
        long bytes = lengths(instances, steps, assertions).total();
        return new ExportReport(run, instanceLines, stepLines, assertionLines, bytes, Duration.ZERO, List.of());
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

    private static long write(Connection connection, RecordRows rows, NewFile file, ProgressMeter meter)
            throws SQLException {
        long lines = 0;
        long bytes = 0;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(rows.query());
                OutputStream out = new BufferedOutputStream(OwnerOnly.replace(file.temporary()), BUFFERED_BYTES)) {
            while (row.next()) {
                byte[] line = rows.line(row).getBytes(StandardCharsets.UTF_8);
                out.write(line);
                lines++;
                bytes += line.length;
                if (lines % METER_INTERVAL == 0) {
                    meter.add(METER_INTERVAL, bytes);
                    bytes = 0;
                }
            }
        } catch (IOException e) {
            throw new StorageException("Cannot write " + file.target() + ": " + Failures.describe(e), e);
        }
        meter.add(lines % METER_INTERVAL, bytes);
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
}
