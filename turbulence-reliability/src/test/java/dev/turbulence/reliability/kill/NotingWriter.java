package dev.turbulence.reliability.kill;

import dev.turbulence.storage.Assertion;
import dev.turbulence.storage.Instance;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunOutcome;
import dev.turbulence.storage.RunWriter;
import dev.turbulence.storage.Step;

/** The run's own writer, with a note of each record once the call that stored it has returned. */
final class NotingWriter implements RunWriter {

    private final RunWriter writer;

    NotingWriter(RunWriter writer) {
        this.writer = writer;
        Note.tell(Note.Kind.MADE, writer.directory().toString());
    }

    @Override
    public RunDirectory directory() {
        return writer.directory();
    }

    @Override
    public void instanceStarted(Instance instance) {
        writer.instanceStarted(instance);
        Note.tell(Note.Kind.STARTED, instance.id());
    }

    @Override
    public void step(Step step) {
        writer.step(step);
        Note.tell(Note.Kind.STEP, step.instanceId() + "#" + step.index() + "#" + step.name());
    }

    @Override
    public void assertion(Assertion assertion) {
        writer.assertion(assertion);
        Note.tell(Note.Kind.ASSERTION, assertion.instanceId() + "#" + assertion.stepIndex() + "#" + assertion.name());
    }

    @Override
    public void instanceEnded(Instance instance) {
        writer.instanceEnded(instance);
        Note.tell(Note.Kind.ENDED, instance.id());
    }

    @Override
    public void finish(RunOutcome outcome) {
        Note.tell(Note.Kind.CLOSING, "run");
        writer.finish(outcome);
        Note.tell(Note.Kind.CLOSED, "run");
    }

    @Override
    public void close() {
        writer.close();
    }
}
