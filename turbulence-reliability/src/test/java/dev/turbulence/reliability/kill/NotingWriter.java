package dev.turbulence.reliability.kill;

import dev.turbulence.reliability.scene.PassingWriter;
import dev.turbulence.storage.Assertion;
import dev.turbulence.storage.Instance;
import dev.turbulence.storage.RunOutcome;
import dev.turbulence.storage.RunWriter;
import dev.turbulence.storage.Step;

/** The run's own writer, with a note of each record once the call that stored it has returned. */
final class NotingWriter extends PassingWriter {

    NotingWriter(RunWriter writer) {
        super(writer);
        Note.tell(Note.Kind.MADE, writer.directory().toString());
    }

    @Override
    public void instanceStarted(Instance instance) {
        super.instanceStarted(instance);
        Note.tell(Note.Kind.STARTED, instance.id());
    }

    @Override
    public void step(Step step) {
        super.step(step);
        Note.tell(Note.Kind.STEP, step.instanceId() + "#" + step.index() + "#" + step.name());
    }

    @Override
    public void assertion(Assertion assertion) {
        super.assertion(assertion);
        Note.tell(Note.Kind.ASSERTION, assertion.instanceId() + "#" + assertion.stepIndex() + "#" + assertion.name());
    }

    @Override
    public void instanceEnded(Instance instance) {
        super.instanceEnded(instance);
        Note.tell(Note.Kind.ENDED, instance.id());
    }

    @Override
    public void finish(RunOutcome outcome) {
        Note.tell(Note.Kind.CLOSING, "run");
        super.finish(outcome);
        Note.tell(Note.Kind.CLOSED, "run");
    }
}
