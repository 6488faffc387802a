package dev.turbulence.maven;

import dev.turbulence.storage.RunDirectory;
import java.nio.file.Path;

/** Where the report of a run lies. */
final class ReportFolder {

    private ReportFolder() {}

    /** @param runs the folder that holds runs */
    static Path beside(Path runs, RunDirectory run) {
        return runs.resolveSibling("reports").resolve(run.runId());
    }
}
