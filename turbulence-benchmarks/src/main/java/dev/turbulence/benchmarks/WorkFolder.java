package dev.turbulence.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a benchmark's files lie: in the folder that was asked for, where they stay, else in a temporary one. */
public final class WorkFolder implements AutoCloseable {

    private final TemporaryFolder temporary;
    private final Path path;

    public WorkFolder() throws IOException {
        temporary = Settings.folder().isPresent() ? null : new TemporaryFolder();
        path = temporary == null ? Files.createDirectories(Settings.folder().get()) : temporary.path();
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        if (temporary != null) {
            temporary.close();
        }
    }
}
