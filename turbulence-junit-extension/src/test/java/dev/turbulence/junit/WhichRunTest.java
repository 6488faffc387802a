package dev.turbulence.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunsDirectory;
import dev.turbulence.storage.StoredRun;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Which run it is that a parameter gets. */
class WhichRunTest {

    @TempDir
    Path folder;

    private Path runs;
    private Basedir basedir;

    @BeforeEach
    void writeRuns() {
        basedir = Basedir.at(folder);
        runs = folder.resolve("target/turbulence/runs");
        SampleRun.named("run_a", 1, 0).writeTo(runs);
        SampleRun.named("run_b", 2, 0).startedLaterBy(Duration.ofHours(1)).writeTo(runs);
        SampleRun.named("run_c", 3, 0).writeTo(folder.resolve("elsewhere"));
    }

    @AfterEach
    void restoreBasedir() {
        basedir.close();
    }

    @Test
    void theLatestInTheModulesTargetByDefault() {
        Jupiter.withoutConfiguration().executeAndExpect(1, TakesRunB.class);
    }

    @Test
    void thePointerOfTheLastRunSaysWhichIsLatest() {
        new RunsDirectory(runs).pointTo(new RunDirectory(runs.resolve("run_a")));

        Jupiter.withoutConfiguration().executeAndExpect(1, TakesRunA.class);
    }

    @Test
    void configurationParametersNameTheRunAndItsFolder() {
        Jupiter.withoutConfiguration().with("turbulence.run", "run_a").executeAndExpect(1, TakesRunA.class);
        Jupiter.withRunsIn(Path.of("elsewhere")).executeAndExpect(1, TakesRunC.class);
    }

    @Test
    void blankConfigurationIsNone() {
        Jupiter.withRunsIn(Path.of(" ")).with("turbulence.run", "").executeAndExpect(1, TakesRunB.class);
    }

    @Test
    void systemPropertiesNameTheRun() {
        System.setProperty("turbulence.run", "run_a");
        try {
            Jupiter.withoutConfiguration().executeAndExpect(1, TakesRunA.class);
        } finally {
            System.clearProperty("turbulence.run");
        }
    }

    @TurbulenceRun
    static class TakesRunA {

        @Test
        void takes(StoredRun run) {
            assertThat(run.id()).isEqualTo("run_a");
        }
    }

    @TurbulenceRun
    static class TakesRunB {

        @Test
        void takes(StoredRun run) {
            assertThat(run.id()).isEqualTo("run_b");
        }
    }

    @TurbulenceRun
    static class TakesRunC {

        @Test
        void takes(StoredRun run) {
            assertThat(run.id()).isEqualTo("run_c");
        }
    }

    @Test
    void theNearestAnnotationWinsOverAllOthersAndTheConfiguration() {
        Jupiter.withoutConfiguration().with("turbulence.run", "run_unknown").executeAndExpect(5, Levels.class);
    }

    @TurbulenceRun(run = "run_a")
    static class Levels {

        @BeforeEach
        @TurbulenceRun(run = "run_b")
        void beforeEach(StoredRun ofThisMethod) {
            assertThat(ofThisMethod.id()).isEqualTo("run_b");
        }

        @Test
        void ofTheClass(StoredRun run) {
            assertThat(run.id()).isEqualTo("run_a");
        }

        @Test
        @TurbulenceRun(run = "latest")
        void ofTheMethod(StoredRun run) {
            assertThat(run.id()).isEqualTo("run_b");
        }

        @Test
        @TurbulenceRun(run = "run_unknown")
        void ofTheParameters(
                @TurbulenceRun(run = "run_a") StoredRun before, @TurbulenceRun(run = "run_b") StoredRun after) {
            assertThat(before.instances().count()).isEqualTo(1);
            assertThat(after.instances().count()).isEqualTo(2);
        }

        @Test
        void ofOneParameterAndTheClass(StoredRun ofTheClass, @Latest StoredRun ofTheParameter) {
            assertThat(ofTheClass.id()).isEqualTo("run_a");
            assertThat(ofTheParameter.id()).isEqualTo("run_b");
        }

        @Nested
        @TurbulenceRun(run = "run_c")
        class Inner {

            @Test
            @TurbulenceRun(runsDirectory = "elsewhere")
            void attributesAreLookedForOneByOne(StoredRun run) {
                assertThat(run.id()).isEqualTo("run_c");
            }
        }
    }

    @Test
    void parametersAloneMayBeAnnotated() {
        Jupiter.withoutConfiguration().executeAndExpect(1, OnlyParameters.class);
    }

    static class OnlyParameters {

        @Test
        void comparesTwoRuns(@TurbulenceRun(run = "run_a") StoredRun before, StoredRun latest) {
            assertThat(before.id()).isEqualTo("run_a");
            assertThat(latest.id()).isEqualTo("run_b");
        }
    }

    @Test
    void anAnnotationOfOnesOwnCarriesIt() {
        Jupiter.withoutConfiguration().with("turbulence.run", "run_unknown").executeAndExpect(1, Composed.class);
    }

    @Latest
    static class Composed {

        @Test
        void takes(StoredRun run) {
            assertThat(run.id()).isEqualTo("run_b");
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @TurbulenceRun(run = "latest")
    @interface Latest {}

    @Test
    void subclassesInheritItEachAttributeOnItsOwn() {
        Jupiter.withoutConfiguration().executeAndExpect(1, Inheriting.class);
        Jupiter.withoutConfiguration().executeAndExpect(2, Elsewhere.class);
    }

    @TurbulenceRun(run = "run_a")
    abstract static class Base {}

    static class Inheriting extends Base {

        @Test
        void takes(StoredRun run) {
            assertThat(run.id()).isEqualTo("run_a");
        }
    }

    @TurbulenceRun(runsDirectory = "elsewhere")
    abstract static class BaseWithNested {

        @Test
        void takes(StoredRun run) {
            assertThat(run.id()).isEqualTo("run_c");
        }

        @Nested
        class Inner {

            @Test
            void takes(StoredRun run) {
                assertThat(run.id()).isEqualTo("run_c");
            }
        }
    }

    @TurbulenceRun(run = "run_c")
    static class Elsewhere extends BaseWithNested {}

    @Test
    void aPathIsRelativeToTheModule() {
        Jupiter.withoutConfiguration().executeAndExpect(1, ByPath.class);
    }

    @TurbulenceRun(run = "elsewhere/run_c")
    static class ByPath {

        @Test
        void takes(StoredRun run) {
            assertThat(run.id()).isEqualTo("run_c");
        }
    }

    @Test
    void theLatestStaysTheSameWithinAClass() {
        Jupiter.withoutConfiguration().executeAndExpect(2, MakesANewerRun.class);
    }

    @TurbulenceRun
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class MakesANewerRun {

        @Test
        @Order(1)
        void makesOne(StoredRun run) {
            assertThat(run.id()).isEqualTo("run_b");
            SampleRun.named("run_d", 1, 0)
                    .startedLaterBy(Duration.ofHours(2))
                    .writeTo(run.directory().path().getParent());
        }

        @Test
        @Order(2)
        void goesOnWithItsOwn(@TurbulenceRun(run = "latest") StoredRun run) {
            assertThat(run.id()).isEqualTo("run_b");
        }
    }

    @Test
    void theNextClassOfTheSameLaunchSeesTheNewLatest() {
        Jupiter.withoutConfiguration().executeAndExpect(3, MakesANewerRun.class, TakesRunD.class);
    }

    @TurbulenceRun
    static class TakesRunD {

        @Test
        void takes(StoredRun run) {
            assertThat(run.id()).isEqualTo("run_d");
        }
    }

    @Test
    void aFolderIsFoundWhateverItsName() {
        Path odd = folder.resolve("odd ü " + UUID.randomUUID());
        SampleRun.named("run_a", 1, 0).writeTo(odd);

        Jupiter.withRunsIn(odd).executeAndExpect(1, TakesRunA.class);
    }
}
