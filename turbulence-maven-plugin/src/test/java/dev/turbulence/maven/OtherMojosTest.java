package dev.turbulence.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.Provides;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.Mockito;

/** What goals other than run understand when they are configured. What they do is tested by the projects in src/it. */
@MojoTest
class OtherMojosTest {

    @Inject
    private MavenProject project;

    @Inject
    private MavenSession session;

    @TempDir
    private Path folder;

    @Provides
    @SuppressWarnings("unused")
    private MavenSession session() {
        MavenSession mock = Mockito.mock(MavenSession.class);
        Mockito.when(mock.getUserProperties()).thenReturn(new Properties());
        Mockito.when(mock.getSystemProperties()).thenReturn(new Properties());
        return mock;
    }

    @BeforeEach
    void aSessionOfOneModuleWithoutPom() {
        Mockito.when(session.getProjects()).thenReturn(List.of(project));
        Mockito.when(session.getExecutionRootDirectory()).thenReturn(folder.toString());
        Mockito.when(session.getRequest()).thenReturn(new DefaultMavenExecutionRequest().setInteractiveMode(false));
    }

    @Test
    @InjectMojo(goal = "verify")
    void verifyHasTheDocumentedDefaults(VerifyMojo mojo) {
        mojo.setPluginContext(new HashMap<>());
        assertThat(mojo.run).isNull();
        assertThat(mojo.failOn).isEqualTo("fail_count>0");
        assertThat(mojo.runsDirectory).isEqualTo(new File(project.getBasedir(), "target/turbulence/runs"));
        assertThat(mojo.testFailureIgnore).isFalse();
        assertThat(mojo.skipReason()).isEmpty();
    }

    @Test
    @InjectMojo(goal = "verify")
    void verifyIsSkippedByEachFlag(VerifyMojo mojo) throws Exception {
        mojo.setPluginContext(new HashMap<>());
        mojo.skipVerify = true;
        assertThat(mojo.skipReason()).hasValue("turbulence.verify.skip is set");
        mojo.skipVerify = false;
        mojo.skipITs = true;
        assertThat(mojo.skipReason()).hasValue("skipITs is set");
        mojo.skipITs = false;
        mojo.skipTests = true;
        assertThat(mojo.skipReason()).hasValue("skipTests is set");
        mojo.skipTestsAndCompilation = true;
        assertThat(mojo.skipReason()).hasValue("maven.test.skip is set");
        mojo.execute();
    }

    @Test
    @InjectMojo(goal = "verify")
    void verifyIsSkippedWhereRunWasSkipped(VerifyMojo mojo) {
        mojo.setPluginContext(new HashMap<>());
        mojo.buildRecord().skipped("skipITs is set");
        assertThat(mojo.skipReason()).hasValue("there is no run to judge, turbulence:run was skipped (skipITs is set)");
        mojo.run = "run_named";
        assertThat(mojo.skipReason()).as("a run that is named is judged").isEmpty();
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "run", value = "run_that_is_not_there")
    void verifyFailsWithoutARun(VerifyMojo mojo) {
        mojo.setPluginContext(new HashMap<>());
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("run_that_is_not_there")
                .hasMessageContaining("mvn turbulence:run");
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "failOn", value = "fail_cuont > 0")
    void verifyRefusesConditionsItDoesNotUnderstand(VerifyMojo mojo) {
        mojo.setPluginContext(new HashMap<>());
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("fail_cuont")
                .hasMessageContaining("fail_count");
    }

    @Test
    @InjectMojo(goal = "report")
    void reportHasTheDocumentedDefaults(ReportMojo mojo) {
        assertThat(mojo.run).isNull();
        assertThat(mojo.failOn).isEqualTo("fail_count>0");
        assertThat(mojo.reportsDirectory).isNull();
        assertThat(mojo.formats).containsExactly("html", "junit", "markdown");
        assertThat(mojo.detailedInstances).isEqualTo(30);
        assertThat(mojo.skipReason()).isEmpty();
    }

    @Test
    @InjectMojo(goal = "report")
    void reportOfABuildWithoutARunIsNoError(ReportMojo mojo) throws Exception {
        mojo.setPluginContext(new HashMap<>());
        mojo.execute();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    @InjectMojo(goal = "report")
    @MojoParameter(name = "detailedInstances", value = "-1")
    void reportRefusesFewerThanNoInstances(ReportMojo mojo) {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("turbulence.detailedInstances is 0 or more, not -1");
    }

    @Test
    @InjectMojo(goal = "report-aggregate")
    void reportAggregateHasTheDocumentedDefaults(ReportAggregateMojo mojo) {
        assertThat(mojo.failOn).isEqualTo("fail_count>0");
        assertThat(mojo.aggregateDirectory).isEqualTo(new File(project.getBasedir(), "target/turbulence/aggregate"));
        assertThat(mojo.formats).containsExactly("html", "junit", "markdown");
        assertThat(mojo.detailedInstances).isEqualTo(30);
        assertThat(mojo.judge).isTrue();
        assertThat(mojo.skipReason()).isEmpty();
    }

    @Test
    @InjectMojo(goal = "report-aggregate")
    void reportAggregateIsSkippedAsVerifyIs(ReportAggregateMojo mojo) throws Exception {
        mojo.skipReportAggregate = true;
        assertThat(mojo.skipReason()).hasValue("turbulence.report-aggregate.skip is set");
        mojo.skipReportAggregate = false;
        mojo.skipITs = true;
        assertThat(mojo.skipReason()).hasValue("skipITs is set");
        mojo.execute();
    }

    @Test
    @InjectMojo(goal = "report-aggregate")
    void reportAggregateOfNothingIsNoSuccess(ReportAggregateMojo mojo) {
        Mockito.when(session.getAllProjects()).thenReturn(List.of(project));
        Mockito.when(session.getPluginContext(Mockito.any(), Mockito.any())).thenReturn(new HashMap<>());
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("There is nothing to judge")
                .hasMessageContaining("-Dturbulence.report-aggregate.skip");
    }

    @Test
    @InjectMojo(goal = "report-aggregate")
    @MojoParameter(name = "detailedInstances", value = "-1")
    void reportAggregateRefusesFewerThanNoInstances(ReportAggregateMojo mojo) {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("turbulence.detailedInstances is 0 or more, not -1");
    }

    @Test
    @InjectMojo(goal = "site-report")
    void siteReportHasTheDocumentedDefaults(SiteReportMojo mojo) {
        assertThat(mojo.run).isEqualTo("latest");
        assertThat(mojo.failOn).isNull();
        assertThat(mojo.detailedInstances).isEqualTo(30);
        assertThat(mojo.getOutputPath()).isEqualTo("turbulence");
        assertThat(mojo.isExternalReport()).isFalse();
        assertThat(mojo.skipReason()).isEmpty();
    }

    @Test
    @InjectMojo(goal = "site-report")
    void siteReportHasNoPageWithoutARun(SiteReportMojo mojo) {
        assertThat(mojo.canGenerateReport()).isFalse();
        mojo.skipSiteReport = true;
        assertThat(mojo.skipReason()).hasValue("turbulence.site-report.skip is set");
        assertThat(mojo.canGenerateReport()).isFalse();
    }

    @Test
    @InjectMojo(goal = "site-report")
    void siteReportIsNoGoalOfItsOwn(SiteReportMojo mojo) {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("name the plugin in <reporting>");
    }

    @Test
    @InjectMojo(goal = "validate")
    @MojoParameter(name = "skipValidate", value = "true")
    void validateIsSkippedByItsOwnFlag(ValidateMojo mojo) throws Exception {
        assertThat(mojo.skipReason()).hasValue("turbulence.validate.skip is set");
        mojo.execute();
    }

    @Test
    @InjectMojo(goal = "validate")
    void validateShowsEveryProblemAsABuildFailure(ValidateMojo mojo) throws Exception {
        mojo.sut = Files.writeString(folder.resolve("sut.yaml"), "name: shop\nservices: {shop: {base_url: shop}}\n")
                .toFile();
        mojo.scenarios = folder.toFile();
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("sut.yaml:2:29: `base_url`: `shop` needs to start with http:// or https://")
                .hasMessageContaining("services: {shop: {base_url: shop}}\n")
                .hasMessageContaining("sut.yaml:1:1: `id` is missing in a scenario");
    }

    @Test
    @InjectMojo(goal = "validate")
    void validateTakesWhatRunTakes(ValidateMojo mojo) throws Exception {
        mojo.sut = Files.writeString(
                        folder.resolve("sut.yaml"),
                        "name: shop\nservices: {shop: {base_url: 'http://{{env.HOST}}'}}\nprofiles: {test: {}}\n")
                .toFile();
        mojo.scenarios = Files.createDirectory(folder.resolve("scenarios")).toFile();
        Files.writeString(folder.resolve("scenarios/one.yaml"), "id: one\n");
        mojo.environment = Map.of("HOST", "localhost");
        mojo.profile = "test";
        mojo.execute();
        mojo.profile = "prod";
        assertThatThrownBy(mojo::execute).hasMessageContaining("there is no profile `prod`");
    }

    @Test
    @InjectMojo(goal = "migrate")
    void migrateHasTheDocumentedDefaults(MigrateMojo mojo) {
        assertThat(mojo.run).isNull();
        assertThat(mojo.overwrite).isFalse();
        assertThat(mojo.incomplete).isFalse();
        assertThat(mojo.onMalformed).isEqualTo("fail");
        assertThat(mojo.skipReason()).isEmpty();
        mojo.skipMigrate = true;
        assertThat(mojo.skipReason()).hasValue("turbulence.migrate.skip is set");
    }

    @Test
    @InjectMojo(goal = "export")
    void exportHasTheDocumentedDefaults(ExportMojo mojo) {
        assertThat(mojo.run).isNull();
        assertThat(mojo.overwrite).isFalse();
        assertThat(mojo.incomplete).isFalse();
        assertThat(mojo.skipReason()).isEmpty();
        mojo.skipExport = true;
        assertThat(mojo.skipReason()).hasValue("turbulence.export.skip is set");
    }

    @Test
    @InjectMojo(goal = "query")
    void queryHasTheDocumentedDefaults(QueryMojo mojo) {
        assertThat(mojo.run).isNull();
        assertThat(mojo.format).isEqualTo("table");
        assertThat(mojo.timeoutSeconds).isEqualTo(30);
        assertThat(mojo.width).isEqualTo(120);
        assertThat(mojo.limit).isNull();
        assertThat(mojo.offset).isZero();
        assertThat(mojo.skipReason()).isEmpty();
        mojo.skipQuery = true;
        assertThat(mojo.skipReason()).hasValue("turbulence.query.skip is set");
    }

    @Test
    @InjectMojo(goal = "query")
    @MojoParameter(name = "sql", value = "SELECT ?, ?")
    @MojoParameter(name = "sqlParameters", value = "a,5")
    void queryTakesParametersByCommas(QueryMojo mojo) {
        assertThat(mojo.sqlParameters).containsExactly("a", "5");
    }

    @Test
    @InjectMojo(goal = "query")
    void queryWantsOneQuestion(QueryMojo mojo) {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("Nothing is asked.")
                .hasMessageContaining("failed-instances, http-steps")
                .hasMessageContaining("turbulence.sql");
        mojo.sql = "SELECT 1";
        mojo.query = "errors";
        assertThatThrownBy(mojo::execute).hasMessageContaining("Two things are asked.");
    }

    @Test
    @InjectMojo(goal = "query")
    @MojoParameter(name = "query", value = "errors")
    void queryNamesItsChoicesAndWhereItLooked(QueryMojo mojo) throws Exception {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("There is no run in " + folder.resolve("target/turbulence/runs"));
        assertThat(Files.list(folder)).isEmpty();
        mojo.query = "failures";
        assertThatThrownBy(mojo::execute).hasMessageContaining("failed-instances");
        mojo.format = "xml";
        assertThatThrownBy(mojo::execute).hasMessageContaining("table, csv, json and jsonl");
        mojo.format = "csv";
        mojo.timeoutSeconds = 0;
        assertThatThrownBy(mojo::execute).hasMessageContaining("turbulence.timeoutSeconds");
    }

    @Test
    @InjectMojo(goal = "replay")
    void replayHasTheDocumentedDefaults(ReplayMojo mojo) {
        assertThat(mojo.run).isNull();
        assertThat(mojo.instance).isNull();
        assertThat(mojo.replaysDirectory).isNull();
        assertThat(mojo.skipReason()).isEmpty();
        mojo.skipReplay = true;
        assertThat(mojo.skipReason()).hasValue("turbulence.replay.skip is set");
    }

    @Test
    @InjectMojo(goal = "replay")
    void replaySaysWhatItMissesAndLeavesNothingBehind(ReplayMojo mojo) throws Exception {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("There is no run in " + folder.resolve("target/turbulence/runs"));

        Path run = foreignRun("../../outside");
        mojo.run = run.toString();
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("Which instance is to be played again? Say -Dturbulence.instance=<id>. Failed in run run_a:"
                        + System.lineSeparator() + "  ../../outside  it \\u001b[2J broke");
        mojo.instance = "inst_1";
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("Run run_a has no instance 'inst_1'. Failed in run run_a:");
        mojo.instance = "../../outside";
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage(
                        "Instance ../../outside of run run_a cannot be played again: an id that is no plain name cannot"
                                + " be played again");
        assertThat(folder.resolve("target")).doesNotExist();
    }

    @Test
    @InjectMojo(goal = "replay")
    void replayNamesTheScenariosThereAre(ReplayMojo mojo) throws Exception {
        mojo.run = foreignRun("inst_1").toString();
        mojo.instance = "inst_1";
        assertThatThrownBy(mojo::execute).hasMessageContaining("sut.yaml");

        mojo.sut = Files.writeString(
                        folder.resolve("sut.yaml"), "name: shop\nservices: {shop: {base_url: 'http://localhost:9'}}\n")
                .toFile();
        mojo.scenarios = Files.createDirectory(folder.resolve("scenarios")).toFile();
        Files.writeString(folder.resolve("scenarios/one.yaml"), "id: browse\n");
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("The instance cannot be played again: there is no scenario `checkout`; there are: browse");
        assertThat(folder.resolve("target")).doesNotExist();
    }

    /** A run as other tools write it, with one failed instance. */
    private Path foreignRun(String instanceId) throws Exception {
        Path run = Files.createDirectories(folder.resolve("run_a"));
        Files.writeString(
                run.resolve("instances.jsonl"),
                "{\"instance_id\": \"" + instanceId + "\", \"scenario_id\": \"checkout\", \"passed\": false, \"error\":"
                        + " \"it \\u001b[2J broke\"}\n");
        Files.writeString(run.resolve("manifest.json"), "{\"run_id\": \"run_a\", \"scenarios\": [\"checkout\"]}");
        return run;
    }

    @Test
    @InjectMojo(goal = "compare")
    void compareHasTheDocumentedDefaults(CompareMojo mojo) {
        assertThat(mojo.run).isNull();
        assertThat(mojo.baseline).isNull();
        assertThat(mojo.failOn).isEqualTo("fail_count>0");
        assertThat(mojo.comparisonsDirectory).isNull();
        assertThat(mojo.comparisonFormats).containsExactly("html", "markdown", "json");
        assertThat(mojo.skipReason()).isEmpty();
        mojo.skipCompare = true;
        assertThat(mojo.skipReason()).hasValue("turbulence.compare.skip is set");
    }

    @Test
    @InjectMojo(goal = "compare")
    void compareSaysWhatIsMissingOrMisspelt(CompareMojo mojo) throws Exception {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("There is no run in " + folder.resolve("target/turbulence/runs"));
        mojo.comparisonFormats = List.of("pdf");
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("turbulence.comparisonFormats: 'pdf' is none of html, markdown, json");
        mojo.failOn = "fail_cuont > 0";
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("fail_count");
        assertThat(Files.list(folder)).isEmpty();
    }

    @Test
    @InjectMojo(goal = "migrate")
    void migrateLeavesAnEmptyFolderAsItIs(MigrateMojo mojo) throws Exception {
        assertThat(mojo.runsDirectories())
                .singleElement()
                .satisfies(runs -> assertThat(runs.path()).isEqualTo(folder.resolve("target/turbulence/runs")));
        mojo.execute();
        assertThat(Files.list(folder)).isEmpty();
    }

    @Test
    @InjectMojo(goal = "migrate")
    @MojoParameter(name = "onMalformed", value = "ignore")
    void migrateNamesItsChoices(MigrateMojo mojo) {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("turbulence.onMalformed")
                .hasMessageContaining("fail or skip");
    }
}
