package dev.turbulence.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turbulence.storage.RunSummary;
import dev.turbulence.storage.StoredRun;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** Tests whose run may be missing are skipped then, and only then. */
class OptionalRunTest {

    @TempDir
    Path runs;

    @Test
    void aClassIsSkippedWithItsNestedClasses() {
        EngineExecutionResults results = Jupiter.withRunsIn(runs).execute(OptionalClass.class);

        results.testEvents().assertStatistics(counts -> counts.started(0));
        assertThat(Jupiter.skipReasons(results))
                .singleElement()
                .asString()
                .contains("The run is optional and not there")
                .contains("There is no run in " + runs)
                .contains("mvn turbulence:run");
    }

    @Test
    void aClassIsExecutedWhenTheRunIsThere() {
        SampleRun.named("run_a", 1, 0).writeTo(runs);

        Jupiter.withRunsIn(runs).executeAndExpect(2, OptionalClass.class);
    }

    @TurbulenceRun(optional = true)
    static class OptionalClass {

        OptionalClass(StoredRun run) {
            assertThat(run.id()).isEqualTo("run_a");
        }

        @Test
        void takes(StoredRun run) {}

        @Nested
        class Inner {

            @Test
            void takes(RunSummary summary) {}
        }
    }

    @Test
    void onlyTheTestsWithAMissingOptionalRunAreSkipped() {
        SampleRun.named("run_a", 1, 0).writeTo(runs);

        EngineExecutionResults results = Jupiter.withRunsIn(runs).execute(OptionalTests.class);

        results.testEvents()
                .assertStatistics(
                        counts -> counts.started(1).succeeded(1).failed(0).skipped(2));
        results.containerEvents().assertStatistics(counts -> counts.skipped(1));
        assertThat(Jupiter.skipReasons(results))
                .hasSize(3)
                .allSatisfy(reason -> assertThat(reason)
                        .contains("There is no run 'run_baseline'")
                        .contains("run_a"));
    }

    @TurbulenceRun
    static class OptionalTests {

        @Test
        void needsOnlyTheLatest(StoredRun run) {}

        @Test
        @TurbulenceRun(run = "run_baseline", optional = true)
        void byMethod(StoredRun run) {}

        @Test
        void byParameter(StoredRun run, @TurbulenceRun(run = "run_baseline", optional = true) StoredRun baseline) {}

        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        void byParameterOfMany(int number, @TurbulenceRun(run = "run_baseline", optional = true) RunSummary baseline) {}
    }

    @Test
    void aMissingRunThatIsNotOptionalStillFails() {
        EngineExecutionResults results = Jupiter.withRunsIn(runs).execute(OptionalTests.class);

        assertThat(Jupiter.failures(results)).hasSize(1);
    }

    @Test
    void aClassIsSkippedWhenItsLifecycleNeedsTheRun() {
        SampleRun.named("run_a", 1, 0).writeTo(runs);

        EngineExecutionResults results =
                Jupiter.withRunsIn(runs).execute(OptionalConstructor.class, OptionalBeforeEach.class);

        results.testEvents().assertStatistics(counts -> counts.started(0));
        assertThat(Jupiter.failures(results)).isEmpty();
        assertThat(Jupiter.skipReasons(results)).hasSize(2);
    }

    static class OptionalConstructor {

        OptionalConstructor(@TurbulenceRun(run = "run_baseline", optional = true) StoredRun baseline) {}

        @Test
        void takesNothing() {}
    }

    static class OptionalBeforeEach {

        @BeforeEach
        void compare(@TurbulenceRun(run = "run_baseline", optional = true) StoredRun baseline) {}

        @Test
        void takesNothing() {}
    }
}
