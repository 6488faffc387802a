package dev.turbulence.maven;

import dev.turbulence.storage.RunsDirectory;
import dev.turbulence.storage.gate.Gate;
import java.io.File;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;

/** What {@code run} and {@code verify} share: where runs lie, what fails the build, and the flags of integration tests. */
abstract class AbstractGateMojo extends AbstractTurbulenceMojo {

    /** The folder that holds the module's runs. */
    @Parameter(property = "turbulence.runsDirectory", defaultValue = "${project.build.directory}/turbulence/runs")
    File runsDirectory;

    /**
     * When the build fails: conditions over the run, separated by commas or line breaks, any of which being true fails
     * it. For example {@code fail_count>0, p95_latency_ms[step=pay] gt 500}. The grammar and all metrics are in
     * {@code docs/gate.md}.
     */
    @Parameter(property = "turbulence.failOn", defaultValue = "fail_count>0")
    String failOn;

    /**
     * The run that conditions such as {@code p95_latency_ms gt baseline*1.10} compare with: an id under the runs' folder,
     * the path of a run's folder, or the path of a folder of runs, of which the latest is meant that started before the
     * run to be judged and passed.
     */
    @Parameter(property = "turbulence.baseline")
    String baseline;

    /**
     * What happens while the folder that {@code baseline} names holds no such run: {@code fail}, or {@code note}, by
     * which the conditions that compare are left out and the verdict says so.
     */
    @Parameter(property = "turbulence.missingBaseline", defaultValue = "fail")
    String missingBaseline;

    /** Skips this goal, as it does integration tests. */
    @Parameter(property = "skipITs", defaultValue = "false")
    boolean skipITs;

    /** Skips this goal, as it does tests. */
    @Parameter(property = "skipTests", defaultValue = "false")
    boolean skipTests;

    /** Skips this goal, as it does tests and their compilation. */
    @Parameter(property = "maven.test.skip", defaultValue = "false")
    boolean skipTestsAndCompilation;

    /** Reports a lost gate as a warning and lets the build go on. */
    @Parameter(property = "maven.test.failure.ignore", defaultValue = "false")
    boolean testFailureIgnore;

    @Override
    Optional<String> skipReason() {
        if (skipTestsAndCompilation) {
            return Optional.of("maven.test.skip is set");
        }
        if (skipTests) {
            return Optional.of("skipTests is set");
        }
        return skipITs ? Optional.of("skipITs is set") : Optional.empty();
    }

    /** The gate with what it compares with, both of which are known before anything is sent. */
    final Gate gate() throws MojoExecutionException {
        return new BaselineParameters(baseline, missingBaseline).apply(Gate.parse(failOn), runs());
    }

    final RunsDirectory runs() {
        return new RunsDirectory(runsDirectory.toPath());
    }

    /** What this build has made of this module so far. */
    final BuildRecord buildRecord() {
        return BuildRecord.in(getPluginContext());
    }
}
