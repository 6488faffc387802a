package dev.turbulence.maven;

import java.nio.file.Path;
import java.util.Optional;

/** The Markdown that a GitHub workflow shows for a step of its. */
final class StepSummary {

    private StepSummary() {}

    /** The file to add to; empty outside of such workflows. */
    static Optional<Path> file() {
        return Optional.ofNullable(System.getenv("GITHUB_STEP_SUMMARY"))
                .filter(name -> !name.isBlank())
                .map(Path::of);
    }
}
