package dev.turbulence.benchmarks.migrate;

import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.transfer.Migration;
import java.nio.file.Path;

/** Migrates one run in a JVM of its own. */
public final class TurbulenceMain {

    private TurbulenceMain() {}

    /** Argument: the run's folder. */
    public static void main(String[] args) {
        Migration.of(new RunDirectory(Path.of(args[0]))).overwrite(true).run();
    }
}
