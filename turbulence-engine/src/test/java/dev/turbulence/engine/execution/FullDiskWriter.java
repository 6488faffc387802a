package dev.turbulence.engine.execution;

import dev.turbulence.storage.Assertion;
import dev.turbulence.storage.Instance;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunOutcome;
import dev.turbulence.storage.RunWriter;
import dev.turbulence.storage.Step;
import dev.turbulence.storage.StorageException;
import java.util.concurrent.atomic.AtomicInteger;

/** Records into a real run, until the disk it pretends to have is full. */
final class FullDiskWriter implements RunWriter {

    private final RunWriter real;
    private final AtomicInteger stepsLeft;

    FullDiskWriter(RunWriter real, int stepsLeft) {
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
            throw new StorageException("No space left on device");
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
