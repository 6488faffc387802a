package dev.turbulence.storage.internal.storages;

import dev.turbulence.storage.internal.RunReader;
import java.nio.file.Path;

/** Finds out how a run is stored, and opens it. */
public final class RunOpener {

    private RunOpener() {}

    public static RunReader open(Path path) {
        throw new dev.turbulence.storage.RunNotFoundException("No run at " + path);
    }
}
