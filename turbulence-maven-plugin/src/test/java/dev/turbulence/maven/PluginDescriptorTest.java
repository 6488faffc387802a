package dev.turbulence.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptorBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The goals and parameters as Maven sees them, and that {@code docs/goals.md} documents each of them. */
class PluginDescriptorTest {

    private static String xml;
    private static PluginDescriptor plugin;

    @BeforeAll
    static void readTheBuiltDescriptor() throws Exception {
        try (InputStream in = PluginDescriptorTest.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
            xml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        plugin = new PluginDescriptorBuilder().build(new StringReader(xml));
    }

    @Test
    void runsOnTheOldestMavenPromised() {
        assertThat(xml).contains("<requiredMavenVersion>3.6.3</requiredMavenVersion>");
        assertThat(plugin.getGoalPrefix()).isEqualTo("turbulence");
    }

    @Test
    void bindsRunAndVerifyAsFailsafeDoes() {
        assertThat(plugin.getMojo("run").getPhase()).isEqualTo("integration-test");
        assertThat(plugin.getMojo("verify").getPhase()).isEqualTo("verify");
        assertThat(List.of(plugin.getMojo("run"), plugin.getMojo("verify")))
                .allMatch(MojoDescriptor::isProjectRequired)
                .noneMatch(MojoDescriptor::isAggregator);
    }

    @ParameterizedTest
    @ValueSource(strings = {"compare", "migrate", "export", "query", "replay"})
    void worksWithoutAProjectAndOncePerBuild(String goal) {
        assertThat(plugin.getMojo(goal).isProjectRequired()).isFalse();
        assertThat(plugin.getMojo(goal).isAggregator()).isTrue();
        assertThat(plugin.getMojo(goal).getPhase()).isNull();
    }

    @Test
    void allGoalsAreThreadSafe() {
        assertThat(plugin.getMojos()).allMatch(MojoDescriptor::isThreadSafe);
        assertThat(plugin.getMojos().stream().map(MojoDescriptor::getGoal).sorted())
                .containsExactly(
                        "compare", //
                        "export",
                        "help",
                        "migrate",
                        "query",
                        "replay",
                        "report",
                        "report-aggregate",
                        "run",
                        "site-report",
                        "validate",
                        "verify");
    }

    @Test
    void validatesEachModuleEarlyAndWorksWithoutAProject() {
        MojoDescriptor validate = plugin.getMojo("validate");
        assertThat(validate.getPhase()).isEqualTo("validate");
        assertThat(validate.isProjectRequired()).isFalse();
        assertThat(validate.isAggregator()).isFalse();
    }

    @Test
    void reportsEachModuleAfterItsRunAndWorksWithoutAProject() {
        MojoDescriptor report = plugin.getMojo("report");
        assertThat(report.getPhase()).isEqualTo("post-integration-test");
        assertThat(report.isProjectRequired()).isFalse();
        assertThat(report.isAggregator()).isFalse();
    }

    @Test
    void reportsAllModulesOncePerBuild() {
        MojoDescriptor aggregate = plugin.getMojo("report-aggregate");
        assertThat(aggregate.getPhase()).isEqualTo("verify");
        assertThat(aggregate.isProjectRequired()).isTrue();
        assertThat(aggregate.isAggregator()).isTrue();
    }

    @Test
    void everyParameterHasItsPropertyAndDescription() {
        Map<String, String> properties = new TreeMap<>();
        for (MojoDescriptor mojo : ownGoals()) {
            for (Parameter parameter : editable(mojo)) {
                assertThat(parameter.getDescription())
                        .as(mojo.getGoal() + " " + parameter.getName())
                        .isNotBlank();
                properties.put(parameter.getName(), String.valueOf(parameter.getExpression()));
            }
        }
        assertThat(properties)
                .containsEntry("environment", "null") // a map; single values come as turbulence.environment.NAME
                .containsEntry("skipITs", "${skipITs}")
                .containsEntry("skipTests", "${skipTests}")
                .containsEntry("skipTestsAndCompilation", "${maven.test.skip}")
                .containsEntry("testFailureIgnore", "${maven.test.failure.ignore}")
                .containsEntry("skipRun", "${turbulence.run.skip}")
                .containsEntry("skipVerify", "${turbulence.verify.skip}")
                .containsEntry("skipValidate", "${turbulence.validate.skip}")
                .containsEntry("skipMigrate", "${turbulence.migrate.skip}")
                .containsEntry("skipExport", "${turbulence.export.skip}")
                .containsEntry("skipQuery", "${turbulence.query.skip}")
                .containsEntry("skipReplay", "${turbulence.replay.skip}")
                .containsEntry("skipCompare", "${turbulence.compare.skip}")
                .containsEntry("skipReport", "${turbulence.report.skip}")
                .containsEntry("skipReportAggregate", "${turbulence.report-aggregate.skip}")
                .containsEntry("skipSiteReport", "${turbulence.site-report.skip}");
        properties.keySet().removeIf(name -> name.startsWith("skip") && !name.equals("skip"));
        properties.keySet().removeAll(List.of("environment", "testFailureIgnore"));
        properties.forEach((name, property) -> assertThat(property).isEqualTo("${turbulence." + name + "}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"scenario", "sut", "policies"})
    void theJarHoldsTheSchemasForEditors(String kind) throws Exception {
        String name = kind + ".schema.json";
        try (InputStream in = PluginDescriptorTest.class.getResourceAsStream("/dev/turbulence/schema/" + name)) {
            assertThat(in)
                    .hasBinaryContent(
                            Files.readAllBytes(Path.of(System.getProperty("basedir"), "..", "docs", "schema", name)));
        }
    }

    @Test
    void everyGoalAndParameterIsDocumented() throws Exception {
        String docs = Files.readString(Path.of(System.getProperty("basedir"), "..", "docs", "goals.md"));
        for (MojoDescriptor mojo : ownGoals()) {
            String section = docs.substring(
                    docs.indexOf("## turbulence:" + mojo.getGoal() + "\n"), docs.indexOf("<!-- end " + mojo.getGoal()));
            for (Parameter parameter : editable(mojo)) {
                String row = section.lines()
                        .filter(line -> line.startsWith("| `" + parameter.getName() + "` |"))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(
                                "docs/goals.md has no row for " + parameter.getName() + " of " + mojo.getGoal()));
                if (parameter.getExpression() != null) {
                    assertThat(row).contains("`" + parameter.getExpression().replaceAll("[${}]", "") + "`");
                }
                if (parameter.getDefaultValue() != null
                        && !parameter.getDefaultValue().contains("project")) {
                    assertThat(row).contains("`" + parameter.getDefaultValue() + "`");
                }
            }
        }
    }

    private static List<MojoDescriptor> ownGoals() {
        return plugin.getMojos().stream()
                .filter(mojo -> !mojo.getGoal().equals("help"))
                .toList();
    }

    private static List<Parameter> editable(MojoDescriptor mojo) {
        return mojo.getParameters().stream().filter(Parameter::isEditable).toList();
    }
}
