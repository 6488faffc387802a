package dev.turbulence.maven;

import dev.turbulence.maven.ModuleRuns.Kind;
import dev.turbulence.report.AggregateReport;
import dev.turbulence.report.ReportFormat;
import dev.turbulence.report.RunReport;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunNotFoundException;
import dev.turbulence.storage.StorageException;
import dev.turbulence.storage.StoredRun;
import dev.turbulence.storage.gate.Gate;
import dev.turbulence.storage.gate.GateSyntaxException;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Puts the runs of all modules of a build on one page and under one gate: each run is judged by the conditions of its own
 * module, and the build fails, with one message that names the modules, when any of them is lost, or when a module that
 * has a SUT file has no run. Writes a page, JUnit XML and a summary in Markdown of the whole, and those reports of single
 * runs that are not there yet.
 *
 * <p>Called from the command line it looks at the latest run of each module; after other goals in one call, and bound to a
 * phase, at those runs that this build made. Bind it in a module that depends on all the others.
 */
@Mojo(name = "report-aggregate", defaultPhase = LifecyclePhase.VERIFY, aggregator = true, threadSafe = true)
public final class ReportAggregateMojo extends AbstractGateMojo {

    /** The folder of the report over all modules. */
    @Parameter(
            property = "turbulence.aggregateDirectory",
            defaultValue = "${project.build.directory}/turbulence/aggregate")
    File aggregateDirectory;

    /** What is written: any of {@code html}, {@code junit} and {@code markdown}. */
    @Parameter(property = "turbulence.formats", defaultValue = "html,junit,markdown")
    List<String> formats;

    /** How many instances the page of a single run shows step by step, where that page is not there yet. */
    @Parameter(property = "turbulence.detailedInstances", defaultValue = "30")
    int detailedInstances;

    /** Whether a lost gate fails the build. */
    @Parameter(property = "turbulence.judge", defaultValue = "true")
    boolean judge;

    /** Skips this goal. */
    @Parameter(property = "turbulence.report-aggregate.skip", defaultValue = "false")
    boolean skipReportAggregate;

    @Override
    Optional<String> skipReason() {
        return skipReportAggregate ? Optional.of("turbulence.report-aggregate.skip is set") : super.skipReason();
    }

    @Override
    void perform() throws MojoExecutionException, MojoFailureException {
        Set<ReportFormat> wanted = Formats.parse(formats);
        if (detailedInstances < 0) {
            throw new MojoExecutionException("turbulence.detailedInstances is 0 or more, not " + detailedInstances);
        }
        BuildRuns runs = new BuildRuns(
                session,
                mojoExecution.getMojoDescriptor().getPluginDescriptor(),
                folders(),
                calledFromCommandLine() ? null : new ModuleOrder(session, project));
        List<ModuleRuns> modules = runs.modules();
        if (modules.stream().allMatch(module -> module.kind() == Kind.LEFT_OUT)) {
            throw new MojoFailureException(
                    "There is nothing to judge: no module of this build has a run, or a SUT file at "
                            + ScenarioFiles.DEFAULT_SUT + ". To go on without: -Dturbulence.report-aggregate.skip");
        }
        AggregateReport.Builder builder = new AggregateReport.Builder();
        for (ModuleRuns module : modules) {
            add(module, wanted, builder);
        }
        AggregateReport report = builder.build();
        report.lines().forEach(getLog()::info);
        if (report.judged() > 0) {
            Path page = write(report, wanted);
            getLog().info("Report: " + page);
            failIfLost(report, page, runs.fatalError());
        }
    }

    private RunsFolders folders() {
        return new RunsFolders(project, runsDirectory.toPath());
    }

    private void add(ModuleRuns module, Set<ReportFormat> wanted, AggregateReport.Builder builder)
            throws MojoExecutionException {
        switch (module.kind()) {
            case SKIPPED, LEFT_OUT -> builder.skipped(module.name(), module.reason());
            case MISSING -> builder.withoutEvidence(module.name(), module.reason());
            case MADE -> {
                Gate gate = gate(module);
                for (RunDirectory run : module.runs()) {
                    add(module, run, gate, wanted, builder);
                }
            }
        }
    }

    private void add(
            ModuleRuns module, RunDirectory run, Gate gate, Set<ReportFormat> wanted, AggregateReport.Builder builder) {
        Path folder = new ModulePom(module.module())
                .path("reportsDirectory")
                .map(reports -> reports.resolve(run.runId()))
                .orElseGet(() -> ReportFolder.beside(run.path().getParent(), run));
        boolean drawn = RunReport.in(folder).isPresent();
        RunReport report;
        try (StoredRun stored = StoredRun.open(run.path())) {
            report = RunReport.of(stored, gate, drawn ? 0 : detailedInstances);
        } catch (StorageException e) {
            builder.withoutEvidence(module.name(), "Its run cannot be read. " + e.getMessage());
            return;
        }
        if (!drawn) {
            report.write(folder, wanted);
        }
        builder.judged(module.name(), report, folder);
    }

    /** The conditions that {@code verify} has in the module; this goal's where the module has none of its own. */
    private Gate gate(ModuleRuns module) throws MojoExecutionException {
        ModulePom pom = new ModulePom(module.module());
        List<String> own = pom.values("failOn");
        try {
            Gate gate = Gate.parse(own.isEmpty() ? failOn : String.join("\n", own));
            return new BaselineParameters(
                            pom.value("baseline").orElse(baseline),
                            pom.value("missingBaseline").orElse(missingBaseline))
                    .apply(gate, folders().of(module.module()));
        } catch (GateSyntaxException | RunNotFoundException e) {
            throw new MojoExecutionException("Module " + module.name() + ": " + e.getMessage(), e);
        }
    }

    private Path write(AggregateReport report, Set<ReportFormat> wanted) {
        Path page = report.write(aggregateDirectory.toPath(), wanted);
        if (wanted.contains(ReportFormat.MARKDOWN)) {
            StepSummary.file().ifPresent(report::appendMarkdown);
        }
        return page;
    }

    private void failIfLost(AggregateReport report, Path page, Optional<MojoExecutionException> fatalError)
            throws MojoExecutionException, MojoFailureException {
        if (report.passed() || !judge) {
            return;
        }
        String message = report.message() + System.lineSeparator() + "Report: " + page;
        if (fatalError.isPresent()) {
            throw new MojoExecutionException(message, fatalError.get());
        }
        Judge.lose(getLog(), message, testFailureIgnore);
    }
}
