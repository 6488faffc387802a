package dev.turbulence.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turbulence.maven.ModuleRuns.Kind;
import dev.turbulence.storage.KnownNames;
import dev.turbulence.storage.NewRun;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunOutcome;
import dev.turbulence.storage.RunWriter;
import dev.turbulence.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.execution.ProjectDependencyGraph;
import org.apache.maven.model.Build;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.Mockito;

/** Which runs of which modules are judged as a whole. */
class BuildRunsTest {

    private static final PluginDescriptor PLUGIN = new PluginDescriptor();

    @TempDir
    private Path folder;

    private final MavenSession session = Mockito.mock(MavenSession.class);
    private final ProjectDependencyGraph graph = Mockito.mock(ProjectDependencyGraph.class);
    private final List<MavenProject> modules = new ArrayList<>();
    private final Map<MavenProject, BuildRecord> records = new HashMap<>();
    private final DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();

    private MavenProject orders;
    private MavenProject catalog;
    private MavenProject whole;

    @BeforeEach
    void aBuildOfThreeModules() throws IOException {
        Mockito.when(session.getProjects()).thenReturn(modules);
        Mockito.when(session.getAllProjects()).thenReturn(modules);
        Mockito.when(session.getProjectDependencyGraph()).thenReturn(graph);
        Mockito.when(session.getRequest()).thenReturn(request);
        orders = module("orders", true);
        catalog = module("catalog", true);
        whole = module("whole", false);
    }

    private MavenProject module(String name, boolean withScenarios) throws IOException {
        MavenProject module = new MavenProject();
        module.setGroupId("dev.turbulence.test");
        module.setArtifactId(name);
        Path base = folder.resolve(name);
        module.setFile(base.resolve("pom.xml").toFile());
        Build build = new Build();
        build.setDirectory(base.resolve("target").toString());
        module.setBuild(build);
        if (withScenarios) {
            Path sut = base.resolve(ScenarioFiles.DEFAULT_SUT);
            Files.createDirectories(sut.getParent());
            Files.createFile(sut);
        }
        Map<String, Object> context = new HashMap<>();
        Mockito.when(session.getPluginContext(PLUGIN, module)).thenReturn(context);
        records.put(module, BuildRecord.in(context));
        modules.add(module);
        return module;
    }

    private RunDirectory run(MavenProject module, String id) {
        return run(Path.of(module.getBuild().getDirectory(), "turbulence/runs"), id);
    }

    private static RunDirectory run(Path runs, String id) {
        NewRun run = new NewRun(id, Instant.now(), "Shop", List.of("a"), 1, 1, 1, null, KnownNames.NONE, "0.1.0");
        try (RunWriter writer = RunWriter.create(Storage.JSONL, runs, run)) {
            writer.finish(RunOutcome.complete());
            return writer.directory();
        }
    }

    private RunsFolders folders() {
        return new RunsFolders(whole, Path.of(whole.getBuild().getDirectory(), "turbulence/runs"));
    }

    private List<ModuleRuns> calledAfterTheBuild() throws MojoExecutionException {
        return new BuildRuns(session, PLUGIN, folders(), null).modules();
    }

    private List<ModuleRuns> boundIn(MavenProject module, MavenProject... upstream) throws MojoExecutionException {
        Mockito.when(graph.getUpstreamProjects(module, true)).thenReturn(List.of(upstream));
        return new BuildRuns(session, PLUGIN, folders(), new ModuleOrder(session, module)).modules();
    }

    @Test
    void calledOnItsOwnItTakesTheLatestRunOfEachModule() throws Exception {
        run(orders, "run_1");
        RunDirectory second = run(orders, "run_2");
        RunDirectory other = run(catalog, "run_3");

        assertThat(calledAfterTheBuild())
                .containsExactly(
                        ModuleRuns.made(orders, "orders", List.of(second)),
                        ModuleRuns.made(catalog, "catalog", List.of(other)));
    }

    @Test
    void aModuleWithScenariosAndWithoutARunIsMissed() throws Exception {
        run(orders, "run_1");

        assertThat(calledAfterTheBuild()).last().satisfies(module -> {
            assertThat(module.name()).isEqualTo("catalog");
            assertThat(module.kind()).isEqualTo(Kind.MISSING);
            assertThat(module.reason())
                    .startsWith("There is no run in ")
                    .endsWith("Make one with: mvn turbulence:run -pl :catalog");
        });
    }

    @Test
    void onceARunWasMadeOlderOnesDoNotCount() throws Exception {
        run(orders, "run_old");
        run(catalog, "run_old");
        RunDirectory made = run(orders, "run_new");
        records.get(orders).made(made);

        assertThat(calledAfterTheBuild())
                .satisfiesExactly(module -> assertThat(module.runs()).containsExactly(made), module -> {
                    assertThat(module.kind()).isEqualTo(Kind.MISSING);
                    assertThat(module.reason())
                            .startsWith("This build made no run of it: is turbulence:run bound there? The runs in ")
                            .endsWith(" are of earlier builds.");
                });
    }

    @Test
    void allRunsThatABuildMadeOfAModuleCount() throws Exception {
        List<RunDirectory> made = List.of(run(orders, "run_1"), run(orders, "run_2"));
        made.forEach(records.get(orders)::made);

        assertThat(calledAfterTheBuild().get(0).runs()).isEqualTo(made);
    }

    @Test
    void aModuleWhoseRunWasSkippedSaysWhy() throws Exception {
        records.get(orders).skipped("skipITs is set");
        records.get(whole).skipped("there is no SUT file at ...");

        assertThat(calledAfterTheBuild())
                .first()
                .isEqualTo(
                        ModuleRuns.none(orders, "orders", Kind.SKIPPED, "turbulence:run was skipped: skipITs is set"));
        assertThat(calledAfterTheBuild()).extracting(ModuleRuns::name).doesNotContain("whole");
    }

    @Test
    void aModuleThatIsNotInTheBuildIsNamed() throws Exception {
        Mockito.when(session.getProjects()).thenReturn(List.of(orders));
        run(orders, "run_1");
        run(catalog, "run_1");

        assertThat(calledAfterTheBuild()).last().satisfies(module -> {
            assertThat(module.name()).isEqualTo("catalog");
            assertThat(module.kind()).isEqualTo(Kind.LEFT_OUT);
        });
    }

    @Test
    void whatWasBuiltBeforeCounts() throws Exception {
        records.get(orders).made(run(orders, "run_1"));
        records.get(catalog).made(run(catalog, "run_1"));

        assertThat(boundIn(whole, orders)).extracting(ModuleRuns::kind).containsExactly(Kind.MADE, Kind.MADE);
    }

    @Test
    void boundBeforeAModuleIsBuiltItSaysSo() throws Exception {
        run(catalog, "run_old");

        assertThat(boundIn(orders)).last().satisfies(module -> {
            assertThat(module.kind()).isEqualTo(Kind.MISSING);
            assertThat(module.reason())
                    .startsWith("turbulence:report-aggregate is bound in orders, which is built before catalog.");
        });
    }

    @Test
    void inAParallelBuildOnlyADependencyMakesSureOfTheOrder() throws Exception {
        request.setDegreeOfConcurrency(2);
        records.get(orders).made(run(orders, "run_1"));
        records.get(catalog).made(run(catalog, "run_1"));

        assertThat(boundIn(whole, orders))
                .satisfiesExactly(
                        module -> assertThat(module.kind()).isEqualTo(Kind.MADE),
                        module -> assertThat(module.reason()).contains("which is built at the same time as catalog."));
    }

    @Test
    void aSharedFolderOfRunsIsRefused() {
        Path shared = folder.resolve("runs");
        run(shared, "run_1");
        RunsFolders folders = new RunsFolders(whole, shared);

        assertThatThrownBy(() -> new BuildRuns(session, PLUGIN, folders, null).modules())
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("The latest run of orders and of catalog is one and the same");
    }

    @Test
    void modulesOfOneNameAreToldApartByTheirGroups() throws Exception {
        catalog.setArtifactId("orders");
        catalog.setGroupId("dev.turbulence.other");

        assertThat(calledAfterTheBuild())
                .extracting(ModuleRuns::name)
                .containsExactly("dev.turbulence.test:orders", "dev.turbulence.other:orders");
    }

    @Test
    void aModuleThatLoadsThePluginAnewIsRefused() {
        Map<String, Object> foreign = new HashMap<>(Map.of(BuildRecord.class.getName(), "of another class loader"));
        Mockito.when(session.getPluginContext(PLUGIN, catalog)).thenReturn(foreign);

        assertThatThrownBy(this::calledAfterTheBuild)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("Module catalog loads the plugin anew");
    }

    @Test
    void runsAreLookedForWhereTheModulesPomSays() throws Exception {
        Poms.configure(orders, Map.of("runsDirectory", "elsewhere"));
        RunDirectory there = run(folder.resolve("orders/elsewhere"), "run_1");

        assertThat(calledAfterTheBuild().get(0).runs()).containsExactly(there);
    }
}
