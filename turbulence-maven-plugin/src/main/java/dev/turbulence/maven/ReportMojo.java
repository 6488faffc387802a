package dev.turbulence.maven;

import dev.turbulence.report.ReportFormat;
import dev.turbulence.report.RunReport;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.StorageException;
import dev.turbulence.storage.StoredRun;
import dev.turbulence.storage.gate.Gate;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Writes the reports of stored runs: a page to look at, JUnit XML for build servers, and a summary in Markdown, which is
 * also added to {@code $GITHUB_STEP_SUMMARY} where that is set. It only reads the run, needs neither the system under test nor a network,
 * and never fails a build for what a run is like.
 *
 * <p>Bound to a phase it reports every run that this build made of the module. Called from the command line it reports the
 * latest run of each module.
 */
@Mojo(name = "report", defaultPhase = LifecyclePhase.POST_INTEGRATION_TEST, requiresProject = false, threadSafe = true)
public final class ReportMojo extends AbstractRunsMojo {

    /** The conditions whose observed values the report shows, and the verdict over them: those that {@code verify} has. */
    @Parameter(property = "turbulence.failOn", defaultValue = Gate.DEFAULT_CONDITIONS)
    String failOn;

    /**
     * The run that conditions such as {@code p95_latency_ms gt baseline*1.10} compare with: an id under the runs' folder,
     * the path of a run's folder, or the path of a folder of runs, of which the latest is meant that started before the
     * run to be reported and passed.
     */
    @Parameter(property = "turbulence.baseline")
    String baseline;

    /**
     * What happens while the folder that {@code baseline} names holds no such run: {@code fail}, or {@code note}, by
     * which the conditions that compare are left out and the verdict says so.
     */
    @Parameter(property = "turbulence.missingBaseline", defaultValue = "fail")
    String missingBaseline;

    /**
     * The folder that holds the reports, each in a folder named after its run. Default: {@code reports} beside the folder
     * that holds the run, which is {@code target/turbulence/reports}; for a run that lies elsewhere that of the current
     * module.
     */
    @Parameter(property = "turbulence.reportsDirectory")
    File reportsDirectory;

    /** What is written: any of {@code html}, {@code junit} and {@code markdown}. */
    @Parameter(property = "turbulence.formats", defaultValue = "html,junit,markdown")
    List<String> formats;

    /** How many instances, failed ones and the slowest, the page shows step by step. */
    @Parameter(property = "turbulence.detailedInstances", defaultValue = "30")
    int detailedInstances;

    /** Skips this goal. */
    @Parameter(property = "turbulence.report.skip", defaultValue = "false")
    boolean skipReport;

    @Override
    Optional<String> skipReason() {
        return skipReport ? Optional.of("turbulence.report.skip is set") : Optional.empty();
    }

    @Override
    void perform() throws MojoExecutionException {
        Gate gate = Gate.parse(failOn);
        Set<ReportFormat> wanted = Formats.parse(formats);
        if (detailedInstances < 0) {
            throw new MojoExecutionException("turbulence.detailedInstances is 0 or more, not " + detailedInstances);
        }
        if (calledFromCommandLine()) {
            for (RunDirectory toReport : run == null ? latestRuns() : List.of(namedRun())) {
                report(toReport, gate, wanted);
            }
            return;
        }
        BuildRecord record = BuildRecord.in(getPluginContext());
        List<RunDirectory> made = run == null ? record.runs() : List.of(namedRun());
        if (made.isEmpty()) {
            getLog().info("Nothing to report: " + record.skipReason().orElse("this build made no run of this module"));
        }
        for (RunDirectory toReport : made) {
            reportInLifecycle(toReport, gate, wanted, record);
        }
    }

    /** What is bound after this goal, such as stopping the system, is not to be kept from its work: {@code verify} throws. */
    private void reportInLifecycle(RunDirectory toReport, Gate gate, Set<ReportFormat> wanted, BuildRecord record)
            throws MojoExecutionException {
        try {
            report(toReport, gate, wanted);
        } catch (MojoExecutionException | StorageException e) {
            if (!BoundGoals.of(project).contains("verify")) {
                throw e;
            }
            getLog().error(e.getMessage());
            record.reportFailedWith(new MojoExecutionException(e.getMessage(), e));
        }
    }

    private void report(RunDirectory toReport, Gate gate, Set<ReportFormat> wanted) throws MojoExecutionException {
        Path folder = reportFolder(toReport);
        try (StoredRun stored = StoredRun.open(toReport.path())) {
            RunReport report = RunReport.of(stored, comparing(gate, toReport), detailedInstances);
            stored.warnings().forEach(getLog()::warn);
            Path first = report.write(folder, wanted);
            addToStepSummary(report, wanted);
            getLog().info("Report of " + toReport.runId() + ", gate "
                    + (report.verdict().passed() ? "passed" : "failed") + ": " + first);
        }
    }

    private static void addToStepSummary(RunReport report, Set<ReportFormat> wanted) {
        if (wanted.contains(ReportFormat.MARKDOWN)) {
            StepSummary.file().ifPresent(report::appendMarkdown);
        }
    }

    private Path reportFolder(RunDirectory toReport) {
        if (reportsDirectory != null) {
            return reportsDirectory.toPath().resolve(toReport.runId());
        }
        return ReportFolder.beside(runsOf(toReport).path(), toReport);
    }

    private Gate comparing(Gate gate, RunDirectory toReport) throws MojoExecutionException {
        return new BaselineParameters(baseline, missingBaseline).apply(gate, runsOf(toReport));
    }
}
