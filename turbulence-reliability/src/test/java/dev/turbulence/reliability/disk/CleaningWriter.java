package dev.turbulence.reliability.disk;

import dev.turbulence.reliability.scene.Folders;
import dev.turbulence.reliability.scene.PassingWriter;
import dev.turbulence.storage.RunWriter;
import dev.turbulence.storage.Step;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** The run's own writer, and a folder that is deleted after so many steps. */
final class CleaningWriter extends PassingWriter {

    private final Path folder;
    private final AtomicInteger left;

    CleaningWriter(RunWriter writer, int steps, Path folder) {
        super(writer);
        this.folder = folder;
        this.left = new AtomicInteger(steps);
    }

    @Override
    public void step(Step step) {
        super.step(step);
        if (left.decrementAndGet() == 0) {
            Folders.delete(folder);
        }
    }
}
