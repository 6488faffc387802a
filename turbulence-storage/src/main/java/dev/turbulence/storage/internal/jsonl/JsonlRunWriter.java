package dev.turbulence.storage.internal.jsonl;

import dev.turbulence.storage.Assertion;
import dev.turbulence.storage.Instance;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunOutcome;
import dev.turbulence.storage.RunWriter;
import dev.turbulence.storage.Step;
import dev.turbulence.storage.internal.files.RunFolder;
import dev.turbulence.storage.internal.files.RunTally;

/**
 * Writes a run as JSON lines. Each record is encoded on the calling thread and goes straight through to its file: when a
 * method returns, the record survives the death of this process.
 */
public final class JsonlRunWriter implements RunWriter {

    private final RunFolder folder;
    private final RecordEncoder encoder;
    private final RecordFile instances;
    private final RecordFile steps;
    private final RecordFile assertions;
    private final RunTally tally;
    private boolean closed;

    private JsonlRunWriter(RunFolder folder) {
        this.folder = folder;
        this.tally = new RunTally(folder.directory().path());
        this.encoder = new RecordEncoder(folder.directory().runId());
        this.instances = new RecordFile(folder.directory().instances());
        this.steps = new RecordFile(folder.directory().steps());
        this.assertions = new RecordFile(folder.directory().assertions());
    }

    /** Makes the empty files of a run. */
    public static RunWriter open(RunFolder folder) {
        return new JsonlRunWriter(folder);
    }

    @Override
    public RunDirectory directory() {
        return folder.directory();
    }

    /** Writes nothing yet: the format has one line for an instance, for when it ends or, failing that, the run does. */
    @Override
    public void instanceStarted(Instance instance) {
        tally.instanceStarted(instance);
    }

    @Override
    public void step(Step step) {
        steps.append(encoder.encode(step));
        tally.step(step);
    }

    @Override
    public void assertion(Assertion assertion) {
        assertions.append(encoder.encode(assertion));
        tally.assertion(assertion);
    }

    @Override
    public void instanceEnded(Instance instance) {
        instances.append(encoder.encode(instance));
        tally.instanceEnded(instance);
    }

    @Override
    public synchronized void finish(RunOutcome outcome) {
        if (closed) {
            return;
        }
        closed = true;
        try {
            writeRest();
        } catch (RuntimeException e) {
            folder.abandon();
            throw e;
        }
        folder.close(outcome, folder.endOfRun(tally.lastEnd()), tally.totals());
    }

    /** Writes what is known of instances that have not ended, and closes the files. */
    private void writeRest() {
        try {
            tally.running().forEach(instance -> instances.append(encoder.encode(instance)));
        } finally {
            closeAll(instances, steps, assertions);
        }
    }

    /** Closes all files, even if one of them fails, and then throws its failure. */
    private static void closeAll(RecordFile... files) {
        RuntimeException failure = null;
        for (RecordFile file : files) {
            try {
                file.close();
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public void close() {
        finish(RunOutcome.aborted("the run was closed before its end"));
    }
}
