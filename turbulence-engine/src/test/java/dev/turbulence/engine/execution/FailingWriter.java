package dev.turbulence.engine.execution;

import dev.turbulence.storage.Assertion;
import dev.turbulence.storage.Instance;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunOutcome;
import dev.turbulence.storage.RunWriter;
import dev.turbulence.storage.Step;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Records into a real run, until it pretends that the store cannot take another step. */
final class FailingWriter implements RunWriter {

    private final RunWriter real;
    private final AtomicInteger stepsLeft;
    private final Supplier<RuntimeException> failure;

    FailingWriter(RunWriter real, int stepsLeft, Supplier<RuntimeException> failure) {
        this.failure = failure;
        this.real = real;
        this.stepsLeft = new AtomicInteger(stepsLeft);
    }

    @Override
    public RunDirectory directory() {
        return real.directory();
    }

    @Override
    public void instanceStarted(Instance instance) {
        real.instanceStarted(instance);
    }

    @Override
    public void step(Step step) {
        if (stepsLeft.getAndDecrement() <= 0) {
            throw failure.get();
        }
        real.step(step);
    }

    @Override
    public void assertion(Assertion assertion) {
        real.assertion(assertion);
    }

    @Override
    public void instanceEnded(Instance instance) {
        real.instanceEnded(instance);
    }

    @Override
    public void finish(RunOutcome outcome) {
        real.finish(outcome);
    }

    @Override
    public void close() {
        real.close();
    }
}
