package dev.turbulence.reliability.disk;

import dev.turbulence.reliability.scene.Folders;
import dev.turbulence.storage.Assertion;
import dev.turbulence.storage.Instance;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunOutcome;
import dev.turbulence.storage.RunWriter;
import dev.turbulence.storage.Step;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** The run's own writer, whose folder is deleted after so many steps. */
final class CleaningWriter implements RunWriter {

    private final RunWriter writer;
    private final Path folder;
    private final AtomicInteger left;

    CleaningWriter(RunWriter writer, int steps, Path folder) {
        this.writer = writer;
        this.folder = folder;
        this.left = new AtomicInteger(steps);
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
        if (left.decrementAndGet() == 0) {
            Folders.delete(folder);
        }
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
