package dev.turbulence.storage.internal;

import dev.turbulence.storage.NewRun;
import dev.turbulence.storage.RunWriter;
import dev.turbulence.storage.Storage;
import java.nio.file.Path;

/** The one factory of run writers. */
public final class RunWriters {

    private RunWriters() {}

    public static RunWriter create(Storage storage, Path runsDirectory, NewRun run) {
        throw new IllegalStateException("no storage yet: " + storage + runsDirectory + run);
    }
}
