package dev.turbulence.storage.transfer;

import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.StorageException;
import dev.turbulence.storage.internal.Failures;
import dev.turbulence.storage.internal.Json;
import dev.turbulence.storage.internal.files.JsonlLengths;
import dev.turbulence.storage.internal.records.JsonFields;
import dev.turbulence.storage.internal.records.LineReader;
import dev.turbulence.storage.internal.records.MalformedLineException;
import dev.turbulence.storage.internal.sqlite.InstanceIds;
import dev.turbulence.storage.internal.sqlite.InstanceRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads a run's JSONL files, instances first, and hands on their rows in batches. */
final class RunParser {

    /** Takes batches; waits when there are too many. */
    interface Sink {
        void put(RowBatch batch) throws InterruptedException;
    }

    private final RunDirectory run;
    private final LineProblems problems;
    private final KnownInstances known;
    private final InstanceMapper instanceMapper;
    private final StepMapper stepMapper;
    private final AssertionMapper assertionMapper;

    private Sink sink;
    private RowBatch batch = new RowBatch();

    /** @param marked whether instances may be marked as warm-up or late */
    RunParser(RunDirectory run, String runId, boolean marked, LineProblems problems) {
        this.run = run;
        this.problems = problems;
        this.known = new KnownInstances(runId);
        this.instanceMapper = new InstanceMapper(run, runId, marked, known, problems);
        this.stepMapper = new StepMapper(runId, known);
        this.assertionMapper = new AssertionMapper(runId, known);
    }

    /**
     * Reads everything, once.
     *
     * @return how many bytes each file had
     */
    JsonlLengths parse(Sink taker) throws InterruptedException {
        sink = taker;
        warnIfMissing(run.instances());
        warnIfMissing(run.steps());
        long instances = parse(run.instances(), instanceMapper);
        long steps = parse(run.steps(), stepMapper);
        long assertions = parse(run.assertions(), assertionMapper);
        known.allFound();
        handOn();
        return new JsonlLengths(instances, steps, assertions);
    }

    /** Rows of instances that were handed on before with another record, once all is read: each replaces the former. */
    List<InstanceRow> replacements() {
        return instanceMapper.replacements();
    }

    /** Number of instances that have a record, once all is read. */
    long instances() {
        return instanceMapper.count();
    }

    /** The ids of all instances, once all is read. */
    InstanceIds instanceIds() {
        return known.ids();
    }

    /** Whether any instance belongs to a warm-up, once all is read. */
    boolean hasWarmUp() {
        return known.hasWarmUp();
    }

    /** Whether every row names the scenario of its instance, once all is read. */
    boolean scenariosKnown() {
        return known.scenariosKnown();
    }

    /** Only a file of assertions is not missed: older runs have none. */
    private void warnIfMissing(Path file) {
        if (!Files.exists(file)) {
            problems.warn(file + " is missing: the run is migrated without its records.");
        }
    }

    private long parse(Path file, RecordMapper mapper) throws InterruptedException {
        if (!Files.exists(file)) {
            return 0;
        }
        try (LineReader line = new LineReader(file)) {
            long before = 0;
            while (line.next()) {
                try {
                    requireFit(line);
                    mapper.map(line, batch);
                    batch.recordDone();
                } catch (MalformedLineException e) {
                    leaveOut(file, line, e);
                }
                batch.bytesDone(line.position() - before);
                before = line.position();
                if (batch.isFull()) {
                    handOn();
                }
            }
            return line.length();
        } catch (IOException e) {
            throw new StorageException("Cannot read " + file + ": " + Failures.describe(e), e);
        }
    }

    private static void requireFit(LineReader line) throws MalformedLineException {
        if (line.tooLong()) {
            throw new MalformedLineException(
                    Json.MAX_LINE_BYTES + 1, "expected a line of at most " + Json.MAX_LINE_BYTES + " bytes");
        }
    }

    private void leaveOut(Path file, LineReader line, MalformedLineException because) {
        if (line.terminated() || isWhole(line)) {
            problems.malformed(new SkippedLine(file, line.lineNumber(), because.column(), because.getMessage()));
        } else {
            problems.torn(file, line.lineNumber());
        }
    }

    /** Whether a line that is no record is JSON to its end, so that nobody died while writing it. */
    private static boolean isWhole(LineReader line) {
        if (line.tooLong()) {
            return false;
        }
        try {
            line.read(new JsonFields(List.of()));
            return true;
        } catch (MalformedLineException e) {
            return false;
        }
    }

    private void handOn() throws InterruptedException {
        sink.put(batch);
        batch = new RowBatch();
    }
}
