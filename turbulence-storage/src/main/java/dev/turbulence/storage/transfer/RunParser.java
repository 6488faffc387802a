package dev.turbulence.storage.transfer;

import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.StorageException;
import dev.turbulence.storage.internal.Failures;
import dev.turbulence.storage.internal.Json;
import dev.turbulence.storage.internal.files.JsonlLengths;
import dev.turbulence.storage.internal.records.LineReader;
import dev.turbulence.storage.internal.records.MalformedLineException;
import dev.turbulence.storage.internal.sqlite.InstanceRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a run's JSONL files, instances first, and hands on their rows in batches. */
final class RunParser {

    /** Takes batches; waits when there are too many. */
    interface Sink {
        void put(RowBatch batch) throws InterruptedException;
    }

    /** Maps one line and adds its rows to the current batch. */
    private interface LineMapper {
        void map(LineReader line) throws MalformedLineException;
    }

    private final RunDirectory run;
    private final LineProblems problems;
    private final KnownInstances known;
    private final InstanceMapper instanceMapper;
    private final StepMapper stepMapper;
    private final AssertionMapper assertionMapper;

    private Sink sink;
    private RowBatch batch = new RowBatch();
    private long instanceLines;

    /** @param marked whether instances may be marked as warm-up or late */
    RunParser(RunDirectory run, String runId, boolean marked, LineProblems problems) {
        this.run = run;
        this.problems = problems;
        this.known = new KnownInstances(runId);
        this.instanceMapper = new InstanceMapper(runId, marked);
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
        long instances = parse(run.instances(), this::mapInstance);
        long steps = parse(run.steps(), this::mapStep);
        long assertions = parse(run.assertions(), this::mapAssertion);
        handOn();
        return new JsonlLengths(instances, steps, assertions);
    }

    /** Number of instances that have a record, once all is read. */
    long instances() {
        return instanceLines - problems.duplicates();
    }

    /** Whether any instance belongs to a warm-up, once all is read. */
    boolean hasWarmUp() {
        return known.hasWarmUp();
    }

    /** Whether every row names the scenario of its instance, once all is read. */
    boolean scenariosKnown() {
        return known.scenariosKnown();
    }

    private void mapInstance(LineReader line) throws MalformedLineException {
        InstanceRow row = instanceMapper.map(line.buffer(), line.start(), line.end(), instanceLines + 1);
        instanceLines++;
        if (known.add(row)) {
            problems.duplicate(run.instances(), line.lineNumber(), row.id());
        }
        batch.add(row);
    }

    private void mapStep(LineReader line) throws MalformedLineException {
        batch.add(stepMapper.map(line.buffer(), line.start(), line.end()));
        known.takeParents().forEach(batch::add);
    }

    private void mapAssertion(LineReader line) throws MalformedLineException {
        batch.add(assertionMapper.map(line.buffer(), line.start(), line.end()));
        known.takeParents().forEach(batch::add);
    }

    /** Only a file of assertions is not missed: older runs have none. */
    private void warnIfMissing(Path file) {
        if (!Files.exists(file)) {
            problems.warn(file + " is missing: the run is migrated without its records.");
        }
    }

    private long parse(Path file, LineMapper mapper) throws InterruptedException {
        if (!Files.exists(file)) {
            return 0;
        }
        try (LineReader line = new LineReader(file)) {
            long before = 0;
            while (line.next()) {
                boolean record = mapLine(file, line, mapper);
                batch.lineDone(record, line.position() - before);
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

    private boolean mapLine(Path file, LineReader line, LineMapper mapper) {
        try {
            if (line.tooLong()) {
                throw new MalformedLineException(
                        Json.MAX_LINE_BYTES + 1, "expected a line of at most " + Json.MAX_LINE_BYTES + " bytes");
            }
            mapper.map(line);
            return true;
        } catch (MalformedLineException e) {
            if (line.terminated()) {
                problems.malformed(new SkippedLine(file, line.lineNumber(), e.column(), e.getMessage()));
            } else {
                problems.torn(file, line.lineNumber());
            }
            return false;
        }
    }

    private void handOn() throws InterruptedException {
        sink.put(batch);
        batch = new RowBatch();
    }
}
