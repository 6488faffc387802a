package dev.turbulence.reliability.scene;

import dev.turbulence.storage.Assertion;
import dev.turbulence.storage.Instance;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunOutcome;
import dev.turbulence.storage.RunWriter;
import dev.turbulence.storage.Step;

/** Stands around a run's own writer and hands everything on, for those who do something besides. */
public abstract class PassingWriter implements RunWriter {

    private final RunWriter writer;

    protected PassingWriter(RunWriter writer) {
        this.writer = writer;
    }

    @Override
    public RunDirectory directory() {
        return writer.directory();
    }

    @Override
    public void instanceStarted(Instance instance) {
        writer.instanceStarted(instance);
    }

    @Override
    public void step(Step step) {
        writer.step(step);
    }

    @Override
    public void assertion(Assertion assertion) {
        writer.assertion(assertion);
    }

    @Override
    public void instanceEnded(Instance instance) {
        writer.instanceEnded(instance);
    }

    @Override
    public void finish(RunOutcome outcome) {
        writer.finish(outcome);
    }

    @Override
    public void close() {
        writer.close();
    }
}
