package dev.turbulence.storage.transfer;

import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunState;
import dev.turbulence.storage.StorageException;
import dev.turbulence.storage.internal.Failures;
import dev.turbulence.storage.internal.files.JsonlLengths;
import dev.turbulence.storage.internal.files.RunFacts;
import dev.turbulence.storage.internal.files.RunIds;
import dev.turbulence.storage.internal.sqlite.InstanceRow;
import dev.turbulence.storage.internal.sqlite.Meta;
import dev.turbulence.storage.internal.sqlite.RecordCounts;
import dev.turbulence.storage.internal.sqlite.RootPages;
import dev.turbulence.storage.internal.sqlite.RowInserter;
import dev.turbulence.storage.internal.sqlite.RowLoader;
import dev.turbulence.storage.internal.sqlite.RunClosing;
import dev.turbulence.storage.internal.sqlite.SqliteFiles;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** One migration under way: fills a database under a temporary name, checks it and puts it in place. */
final class MigrationJob {

    private final RunDirectory run;
    private final RunFacts facts;
    private final MigrationOptions options;
    private final LineProblems problems;
    private final RunParser parser;
    private final ProgressMeter meter;
    private final String runId;
    private final long startNanos = System.nanoTime();

    /** What a loader put into the file. */
    private record Loaded(List<String> indexes, RecordCounts counts) {}

    MigrationJob(RunDirectory run, RunFacts facts, MigrationOptions options) {
        this.run = run;
        this.facts = facts;
        this.options = options;
        this.problems = new LineProblems(options.onMalformed());
        facts.warnings().forEach(problems::warn);
        this.runId = RunIds.find(run, facts);
        this.parser = new RunParser(run, runId, facts.marksInstances(), problems);
        JsonlLengths lengths = JsonlLengths.of(run);
        this.meter = ProgressMeter.ofBytes(options.listener(), lengths.total());
    }

    MigrationReport run() {
        JsonlLengths lengths;
        Loaded loaded;
        try (NewFile file = new NewFile(run.database())) {
            AtomicReference<JsonlLengths> read = new AtomicReference<>();
            try (RowPipe pipe = new RowPipe(sink -> read.set(parser.parse(sink)))) {
                loaded = load(file.temporary(), pipe);
            }
            lengths = read.get();
            try (Connection connection = SqliteFiles.openBulkLoaded(file.temporary())) {
                complete(connection, loaded, lengths);
            } catch (SQLException e) {
                throw SqliteFiles.failure("Cannot migrate to", run.database(), e);
            }
            requireUnchanged(lengths);
            deleteTracesOfEarlierDatabase();
            file.putInPlace(options.overwrite());
        }
        return report(loaded.counts(), lengths);
    }

    private Loaded load(Path file, RowPipe pipe) {
        RootPages roots = SqliteFiles.createForBulkLoad(file);
        try (RowLoader loader = new RowLoader(file, roots, options.rowsAtOnce())) {
            for (RowBatch batch = pipe.take(); batch != null; batch = pipe.take()) {
                batch.writeTo(loader);
                meter.add(batch.records(), batch.bytes());
            }
            meter.indexing();
            return new Loaded(loader.finish(parser.instanceIds()), loader.counts());
        } catch (InterruptedException | ClosedByInterruptException e) {
            Thread.currentThread().interrupt();
            throw new StorageException("The migration of " + run + " was interrupted; nothing was changed.", e);
        } catch (IOException e) {
            throw new StorageException("Cannot write " + file + ": " + Failures.describe(e), e);
        }
    }

    private void complete(Connection connection, Loaded loaded, JsonlLengths lengths) throws SQLException {
        RecordCounts counts = loaded.counts();
        connection.setAutoCommit(false);
        RunClosing.takeOver(connection, counts, loaded.indexes());
        try (RowInserter inserter = new RowInserter(connection)) {
            for (InstanceRow row : parser.replacements()) {
                inserter.insert(row);
            }
            inserter.flush();
            describe(connection, inserter, lengths);
        }
        RunClosing.closeIndexed(connection, parser.scenariosKnown() ? counts : RecordCounts.recount(connection));
        check(connection, counts);
    }

    private void describe(Connection connection, RowInserter inserter, JsonlLengths lengths) throws SQLException {
        inserter.insert(RunRows.of(runId, facts, connection));
        Meta.put(connection, Meta.MANIFEST, facts.hasManifest() ? manifestText() : null);
        Meta.put(connection, Meta.STATE, facts.state().toString());
        Meta.put(connection, Meta.ABORT_REASON, facts.state() == RunState.ABORTED ? facts.abortReason() : null);
        Meta.put(connection, Meta.WARM_UP, hasWarmUp() ? "true" : null);
        Meta.putLengths(connection, lengths);
    }

    private boolean hasWarmUp() {
        return facts.hasManifest() ? facts.manifest().hasWarmUp() : parser.hasWarmUp();
    }

    private String manifestText() {
        try {
            return Files.readString(run.manifest(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new StorageException("Cannot read " + run.manifest() + ": " + Failures.describe(e), e);
        }
    }

    /** Compares what the database holds with what was read. */
    private void check(Connection connection, RecordCounts counts) throws SQLException {
        requireCount(connection, "instances WHERE recorded = 1", parser.instances());
        requireCount(connection, "steps", counts.steps());
        requireCount(connection, "assertions", counts.assertions());
    }

    private void requireCount(Connection connection, String rows, long expected) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT count(*) FROM " + rows)) {
            long found = count.next() ? count.getLong(1) : 0;
            if (found != expected) {
                throw new StorageException("The database made of " + run + " has " + found + " " + rows + ", but "
                        + expected + " were read. It was thrown away. Please report this.");
            }
        }
    }

    /** A run that grew while it was read is migrated as it was, if that was asked for. */
    private void requireUnchanged(JsonlLengths lengths) {
        if (!options.incomplete() && !JsonlLengths.of(run).equals(lengths)) {
            throw new StorageException("The files of " + run + " were written to while they were migrated. Call again"
                    + " when their writer has ended.");
        }
    }

    /** A journal that an earlier database left behind would be played back into the new one. */
    private void deleteTracesOfEarlierDatabase() {
        if (!options.overwrite() && Files.exists(run.database())) {
            throw NewFile.exists(run.database());
        }
        for (String suffix : new String[] {"-journal", "-wal", "-shm"}) {
            Path trace = run.database().resolveSibling(run.database().getFileName() + suffix);
            try {
                Files.deleteIfExists(trace);
            } catch (IOException e) {
                throw new StorageException("Cannot delete " + trace + ": " + Failures.describe(e), e);
            }
        }
    }

    private MigrationReport report(RecordCounts counts, JsonlLengths lengths) {
        return new MigrationReport(
                run,
                run.database(),
                parser.instances(),
                counts.steps(),
                counts.assertions(),
                lengths.total(),
                Duration.ofNanos(System.nanoTime() - startNanos),
                problems.warnings(),
                problems.skippedCount(),
                problems.skipped());
    }
}
