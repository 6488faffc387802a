package dev.turbulence.report.internal;

import dev.turbulence.storage.StoredRun;
import java.util.List;

/** What is odd about a run. */
public final class Oddities {

    private Oddities() {}

    /** A sentence each; not how long it took to read it, which would be in the report of one storage only. */
    public static List<String> of(StoredRun run) {
        return run.warnings().stream()
                .filter(warning -> !warning.startsWith("Going through "))
                .toList();
    }
}
