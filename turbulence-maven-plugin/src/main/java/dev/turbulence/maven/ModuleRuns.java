package dev.turbulence.maven;

import dev.turbulence.storage.RunDirectory;
import java.util.List;
import org.apache.maven.project.MavenProject;

/**
 * What there is to judge of one module.
 *
 * @param name what the module is called in messages
 * @param kind whether it has runs, and if not, whether it should have
 * @param runs the runs; empty when there is none
 * @param reason why there is none, in a sentence; null when there is one
 */
record ModuleRuns(MavenProject module, String name, Kind kind, List<RunDirectory> runs, String reason) {

    enum Kind {
        /** There are runs to judge. */
        MADE,
        /** There should be a run. */
        MISSING,
        /** A flag told {@code run} to make none. */
        SKIPPED,
        /** The module is not in this build. */
        LEFT_OUT
    }

    static ModuleRuns made(MavenProject module, String name, List<RunDirectory> runs) {
        return new ModuleRuns(module, name, Kind.MADE, runs, null);
    }

    static ModuleRuns none(MavenProject module, String name, Kind kind, String reason) {
        return new ModuleRuns(module, name, kind, List.of(), reason);
    }
}
