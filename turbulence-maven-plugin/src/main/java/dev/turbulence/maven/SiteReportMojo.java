package dev.turbulence.maven;

import dev.turbulence.report.ReportFormat;
import dev.turbulence.report.RunReport;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunNotFoundException;
import dev.turbulence.storage.RunsDirectory;
import dev.turbulence.storage.StorageException;
import dev.turbulence.storage.StoredRun;
import dev.turbulence.storage.gate.Gate;
import java.io.File;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.maven.doxia.sink.Sink;
import org.apache.maven.doxia.sink.SinkFactory;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.reporting.MavenMultiPageReport;
import org.apache.maven.reporting.MavenReportException;

/**
 * Shows the module's latest run in the project's site: a page in the site's own style with the verdict, the conditions of
 * the gate, failures, scenarios and steps, and beside it the run's full page. To be named in {@code <reporting>};
 * {@code mvn site} calls it. It only reads the run, and fails nothing for what the run is like.
 */
@Mojo(name = "site-report", threadSafe = true)
public final class SiteReportMojo extends AbstractTurbulenceMojo implements MavenMultiPageReport {

    private static final String PAGE = "turbulence";

    /** The folder that holds the module's runs. */
    @Parameter(property = "turbulence.runsDirectory", defaultValue = "${project.build.directory}/turbulence/runs")
    File runsDirectory;

    /** The run to show: an id under the runs' folder, the path of a run's folder, or {@code latest}. */
    @Parameter(property = "turbulence.run", defaultValue = RunsDirectory.LATEST)
    String run;

    /** The conditions whose observed values are shown, and the verdict over them. Default: those of {@code verify}. */
    @Parameter(property = "turbulence.failOn")
    String failOn;

    /** The run that comparing conditions compare with, as with {@code verify}. Default: that of {@code verify}. */
    @Parameter(property = "turbulence.baseline")
    String baseline;

    /**
     * What happens while the folder that {@code baseline} names holds no run that passed: {@code fail} or {@code note}, as
     * with {@code verify}. Default: as there.
     */
    @Parameter(property = "turbulence.missingBaseline")
    String missingBaseline;

    /** How many instances, failed ones and the slowest, the full page shows step by step. */
    @Parameter(property = "turbulence.detailedInstances", defaultValue = "30")
    int detailedInstances;

    /** Skips this goal. */
    @Parameter(property = "turbulence.site-report.skip", defaultValue = "false")
    boolean skipSiteReport;

    /** The site's folder, until the site says otherwise. */
    @Parameter(defaultValue = "${project.reporting.outputDirectory}", readonly = true)
    File reportOutputDirectory;

    @Override
    Optional<String> skipReason() {
        return skipSiteReport ? Optional.of("turbulence.site-report.skip is set") : Optional.empty();
    }

    @Override
    void perform() throws MojoExecutionException {
        throw new MojoExecutionException("turbulence:site-report draws a page of the project's site: name the plugin in"
                + " <reporting> and call mvn site. A report without a site is written by mvn turbulence:report");
    }

    @Override
    public boolean canGenerateReport() {
        Optional<String> reason = skip ? Optional.of("turbulence.skip is set") : skipReason();
        if (reason.isEmpty()) {
            try {
                found();
                return true;
            } catch (RunNotFoundException e) {
                reason = Optional.of(e.getMessage());
            }
        }
        getLog().info("No page of a run in the site: " + reason.get());
        return false;
    }

    private RunDirectory found() {
        return new RunsDirectory(runsDirectory.toPath()).find(run);
    }

    @Override
    public void generate(Sink sink, SinkFactory furtherPages, Locale locale) throws MavenReportException {
        Path folder = reportOutputDirectory.toPath().resolve(PAGE);
        try (StoredRun stored = StoredRun.open(found().path())) {
            RunReport report = RunReport.of(stored, gate(), detailedInstances);
            Path page = report.write(folder, EnumSet.of(ReportFormat.HTML));
            new SitePage(sink).write(getName(locale), report.parts(), PAGE + "/" + page.getFileName());
        } catch (MojoExecutionException | StorageException e) {
            throw new MavenReportException(e.getMessage(), e);
        }
    }

    @Override
    public void generate(Sink sink, Locale locale) throws MavenReportException {
        generate(sink, null, locale);
    }

    private Gate gate() throws MojoExecutionException {
        ModulePom pom = new ModulePom(project);
        List<String> ofVerify = pom.values("failOn");
        String conditions =
                failOn != null ? failOn : ofVerify.isEmpty() ? Gate.DEFAULT_CONDITIONS : String.join("\n", ofVerify);
        return new BaselineParameters(
                        baseline == null ? pom.value("baseline").orElse(null) : baseline,
                        missingBaseline == null
                                ? pom.value("missingBaseline").orElse(BaselineParameters.FAIL)
                                : missingBaseline)
                .apply(Gate.parse(conditions), new RunsDirectory(runsDirectory.toPath()));
    }

    /** Site plugins from 3.20 on ask for the output's path, which is this name by default; older ones know the name only. */
    @Override
    @SuppressWarnings("deprecation")
    public String getOutputName() {
        return PAGE;
    }

    @Override
    public String getCategoryName() {
        return CATEGORY_PROJECT_REPORTS;
    }

    @Override
    public String getName(Locale locale) {
        return "Turbulence Run";
    }

    @Override
    public String getDescription(Locale locale) {
        return "The latest run of the scenarios: its verdict, failures, scenarios and steps.";
    }

    @Override
    public void setReportOutputDirectory(File directory) {
        reportOutputDirectory = directory;
    }

    @Override
    public File getReportOutputDirectory() {
        return reportOutputDirectory;
    }

    @Override
    public boolean isExternalReport() {
        return false;
    }
}
