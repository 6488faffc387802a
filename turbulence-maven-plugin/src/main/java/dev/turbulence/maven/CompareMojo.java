package dev.turbulence.maven;

import dev.turbulence.report.ComparisonFormat;
import dev.turbulence.report.RunComparison;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunsDirectory;
import dev.turbulence.storage.StoredRun;
import dev.turbulence.storage.gate.Baseline;
import dev.turbulence.storage.gate.Gate;
import java.io.File;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Puts two stored runs side by side, a base and the run that is compared with it, and says of each number whether it
 * changed, differs by noise, or has too few samples to tell. On the console, as a page, in Markdown, which is also added to
 * {@code $GITHUB_STEP_SUMMARY} where that is set, and as JSON. It only reads the runs, and never fails a build for what they
 * are like.
 */
@Mojo(name = "compare", requiresProject = false, aggregator = true, threadSafe = true)
public final class CompareMojo extends AbstractRunsMojo {

    /**
     * The base to compare with: an id under the runs' folder, the path of a run's folder, or the path of a folder of runs,
     * of which the latest is meant that started before the run and passed. Default: the folder that holds the run.
     */
    @Parameter(property = "turbulence.baseline")
    String baseline;

    /** The conditions by which a run of a folder has passed; those that compare with a baseline are left out. */
    @Parameter(property = "turbulence.failOn", defaultValue = Gate.DEFAULT_CONDITIONS)
    String failOn;

    /**
     * The folder that holds comparisons, each in a folder named after its two runs, {@code base..run}. Default: {@code
     * comparisons} beside the folder that holds the run, which is {@code target/turbulence/comparisons}; for a run that lies
     * elsewhere that of the current module.
     */
    @Parameter(property = "turbulence.comparisonsDirectory")
    File comparisonsDirectory;

    /** What is written beside what the console shows: any of {@code html}, {@code markdown} and {@code json}. */
    @Parameter(property = "turbulence.comparisonFormats", defaultValue = "html,markdown,json")
    List<String> comparisonFormats;

    /** Skips this goal. */
    @Parameter(property = "turbulence.compare.skip", defaultValue = "false")
    boolean skipCompare;

    @Override
    Optional<String> skipReason() {
        return skipCompare ? Optional.of("turbulence.compare.skip is set") : Optional.empty();
    }

    @Override
    void perform() throws MojoExecutionException {
        Gate gate = Gate.parse(failOn);
        Set<ComparisonFormat> wanted = wantedFormats();
        RunDirectory compared = run == null || run.equals(RunsDirectory.LATEST) ? latestRun() : namedRun();
        RunDirectory base = base(compared, gate);
        if (base.equals(compared)) {
            throw new MojoExecutionException(
                    "Run " + compared.runId() + " is compared with itself, and no run is better"
                            + " or worse than itself. Name another base: -Dturbulence.baseline=...");
        }
        compare(base, compared, wanted);
    }

    private RunDirectory base(RunDirectory compared, Gate gate) {
        try (StoredRun comparedRun = StoredRun.open(compared.path())) {
            Baseline.Choice choice = baseline(compared).choose(comparedRun, gate);
            choice.notes().forEach(getLog()::warn);
            return choice.run();
        }
    }

    private Baseline baseline(RunDirectory compared) {
        return baseline == null
                ? Baseline.latestPassedIn(new RunsDirectory(compared.path().getParent()))
                : Baseline.named(baseline, runsOf(compared));
    }

    private void compare(RunDirectory base, RunDirectory compared, Set<ComparisonFormat> wanted) {
        RunComparison comparison = RunComparison.of(base.path(), compared.path());
        comparison.lines().forEach(getLog()::info);
        getLog().info("The base is stored in " + base + ", the run in " + compared);
        if (wanted.isEmpty()) {
            return;
        }
        Path first = comparison.write(comparisonFolder(base, compared), wanted);
        if (wanted.contains(ComparisonFormat.MARKDOWN)) {
            StepSummary.file().ifPresent(comparison::appendMarkdown);
        }
        getLog().info("Comparison: " + first);
    }

    private Path comparisonFolder(RunDirectory base, RunDirectory compared) {
        Path folder = comparisonsDirectory == null
                ? runsOf(compared).path().resolveSibling("comparisons")
                : comparisonsDirectory.toPath();
        return folder.resolve(base.runId() + ".." + compared.runId());
    }

    private Set<ComparisonFormat> wantedFormats() throws MojoExecutionException {
        Set<ComparisonFormat> wanted = EnumSet.noneOf(ComparisonFormat.class);
        for (String format : comparisonFormats) {
            try {
                wanted.add(ComparisonFormat.parse(format));
            } catch (IllegalArgumentException e) {
                throw new MojoExecutionException("turbulence.comparisonFormats: " + e.getMessage(), e);
            }
        }
        return wanted;
    }
}
