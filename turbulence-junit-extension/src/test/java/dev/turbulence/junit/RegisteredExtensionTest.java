package dev.turbulence.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turbulence.storage.StoredRun;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** The extension in a field. */
class RegisteredExtensionTest {

    @TempDir
    static Path runs;

    @BeforeAll
    static void writeRuns() {
        SampleRun.named("run_a", 1, 0).writeTo(runs);
        SampleRun.named("run_b", 2, 0).writeTo(runs);
    }

    @Test
    void aStaticFieldServesTheWholeClass() {
        Jupiter.withoutConfiguration().executeAndExpect(2, InAStaticField.class);
    }

    static class InAStaticField {

        @RegisterExtension
        static final TurbulenceRunExtension RUNS =
                TurbulenceRunExtension.forRun("run_a").inRunsDirectory(runs);

        InAStaticField(StoredRun run) {
            assertThat(run.id()).isEqualTo("run_a");
        }

        @BeforeAll
        static void beforeAll(StoredRun run) {
            assertThat(run.id()).isEqualTo("run_a");
        }

        @Test
        void takes(StoredRun run) {
            assertThat(run.id()).isEqualTo("run_a");
        }

        @Nested
        class Inner {

            @Test
            void comparesTwoRuns(StoredRun run, @TurbulenceRun(run = "run_b") StoredRun other) {
                assertThat(run.id()).isEqualTo("run_a");
                assertThat(other.id()).isEqualTo("run_b");
            }
        }
    }

    @Test
    void anInstanceFieldServesTheInstance() {
        Jupiter.withoutConfiguration().executeAndExpect(1, InAnInstanceField.class);
        Jupiter.withoutConfiguration().executeAndExpect(1, InTheOnlyInstance.class);
    }

    @TurbulenceRun
    static class InAnInstanceField {

        @RegisterExtension
        final TurbulenceRunExtension run = TurbulenceRunExtension.forRun(runs.resolve("run_a"));

        @BeforeEach
        void beforeEach(StoredRun run) {
            assertThat(run.id()).isEqualTo("run_a");
        }

        @Test
        void takes(StoredRun run) {
            assertThat(run.id()).isEqualTo("run_a");
        }
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class InTheOnlyInstance {

        @RegisterExtension
        final TurbulenceRunExtension run = TurbulenceRunExtension.forRun(runs.resolve("run_a"));

        @BeforeAll
        void beforeAll(StoredRun run) {
            assertThat(run.id()).isEqualTo("run_a");
        }

        @Test
        void takes(@TurbulenceRun(optional = true) StoredRun run) {
            assertThat(run.id()).isEqualTo("run_a");
        }
    }

    @Test
    void annotationsComeFirst() {
        Jupiter.withoutConfiguration().executeAndExpect(2, Annotated.class);
    }

    @TurbulenceRun
    static class Annotated {

        @RegisterExtension
        static final TurbulenceRunExtension RUNS =
                TurbulenceRunExtension.forRun("run_a").inRunsDirectory(runs);

        @Test
        void takesItsRun(StoredRun run) {
            assertThat(run.id()).isEqualTo("run_a");
        }

        @Test
        @TurbulenceRun(run = "run_b")
        void takesTheAnnotatedOne(StoredRun run) {
            assertThat(run.id()).isEqualTo("run_b");
        }
    }

    @Test
    void theConfigurationMayNameTheRun() {
        Jupiter.withRunsIn(runs).with("turbulence.run", "run_b").executeAndExpect(1, Configured.class);
    }

    static class Configured {

        @RegisterExtension
        static final TurbulenceRunExtension RUNS = TurbulenceRunExtension.forConfiguredRun();

        @Test
        void takes(StoredRun run) {
            assertThat(run.id()).isEqualTo("run_b");
        }
    }

    @Test
    void anOptionalOneSkips() {
        EngineExecutionResults results = Jupiter.withRunsIn(runs).execute(Optional.class);

        results.testEvents().assertStatistics(counts -> counts.started(0));
        assertThat(Jupiter.skipReasons(results)).singleElement().asString().contains("There is no run 'run_c'");
    }

    static class Optional {

        @RegisterExtension
        static final TurbulenceRunExtension RUNS =
                TurbulenceRunExtension.forRun("run_c").optional();

        @Test
        void takes(StoredRun run) {}
    }

    @Test
    void aMissingOneFailsAndSaysWhoAskedForIt() {
        assertThat(Jupiter.failures(Jupiter.withRunsIn(runs).execute(Missing.class)))
                .singleElement()
                .asString()
                .contains("There is no run 'run_c'")
                .contains("(by the registered TurbulenceRunExtension)")
                .contains("mvn turbulence:run");
    }

    static class Missing {

        @RegisterExtension
        static final TurbulenceRunExtension RUNS = TurbulenceRunExtension.forRun("run_c");

        @Test
        void takes(StoredRun run) {}
    }
}
