package dev.turbulence.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turbulence.storage.RunSummary;
import dev.turbulence.storage.StoredRun;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a run can be taken as a parameter. */
class InjectionTest {

    @TempDir
    Path runs;

    @BeforeEach
    void writeRun() {
        SampleRun.named("run_a", 8, 2).writeTo(runs);
    }

    @Test
    void testsTakeTheRunAndItsSummary() {
        Jupiter.withRunsIn(runs).executeAndExpect(2, Ordinary.class);
    }

    @TurbulenceRun
    static class Ordinary {

        @Test
        void takesTheRun(StoredRun run) {
            assertThat(run.id()).isEqualTo("run_a");
            assertThat(run.instances().failed().count()).isEqualTo(2);
        }

        @Test
        void takesBoth(RunSummary summary, StoredRun run) {
            assertThat(summary).isEqualTo(run.summary());
            assertThat(summary.passCount()).isEqualTo(8);
        }
    }

    @Test
    void constructorsAndLifecycleMethodsTakeTheRun() {
        Jupiter.withRunsIn(runs).executeAndExpect(1, Lifecycle.class);
    }

    @TurbulenceRun
    static class Lifecycle {

        private static StoredRun ofBeforeAll;
        private final StoredRun ofConstructor;
        private StoredRun ofBeforeEach;

        Lifecycle(StoredRun run) {
            ofConstructor = run;
        }

        @BeforeAll
        static void beforeAll(StoredRun run) {
            ofBeforeAll = run;
        }

        @BeforeEach
        void beforeEach(StoredRun run, RunSummary summary) {
            ofBeforeEach = run;
            assertThat(summary.runId()).isEqualTo("run_a");
        }

        @Test
        void allAreTheSame(StoredRun run) {
            assertThat(run).isSameAs(ofBeforeAll).isSameAs(ofConstructor).isSameAs(ofBeforeEach);
        }

        @AfterEach
        void afterEach(StoredRun run) {
            assertThat(run).isSameAs(ofConstructor);
        }

        @AfterAll
        static void afterAll(StoredRun run) {
            assertThat(run.steps().count()).isEqualTo(10);
        }
    }

    @Test
    void oneInstanceForAllTestsTakesTheRun() {
        Jupiter.withRunsIn(runs).executeAndExpect(2, PerClass.class);
    }

    @TurbulenceRun
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class PerClass {

        private final StoredRun ofConstructor;
        private StoredRun ofBeforeAll;

        PerClass(StoredRun run) {
            ofConstructor = run;
        }

        @BeforeAll
        void beforeAll(StoredRun run) {
            ofBeforeAll = run;
        }

        @Test
        void one(StoredRun run) {
            assertThat(run).isSameAs(ofBeforeAll);
        }

        @Test
        void two(StoredRun run) {
            assertThat(run).isSameAs(ofConstructor);
        }
    }

    @Test
    void otherResolversGoOnWorkingBesideIt() {
        Jupiter.withRunsIn(runs).executeAndExpect(8, AmongOthers.class);
    }

    @TurbulenceRun
    static class AmongOthers {

        @ParameterizedTest
        @ValueSource(strings = {"submit_payment", "never_reached"})
        void argumentsFirst(String step, StoredRun run, TestInfo info) {
            assertThat(run.names().steps()).contains(step);
            assertThat(info.getDisplayName()).contains(step);
        }

        @RepeatedTest(2)
        void repetitions(RepetitionInfo repetition, StoredRun run) {
            assertThat(run.instances().count()).isGreaterThan(repetition.getCurrentRepetition());
        }

        @Test
        void temporaryFolders(@TempDir Path folder, StoredRun run) {
            assertThat(folder).isNotEqualTo(run.directory().path());
        }

        @TestFactory
        Stream<DynamicTest> oneForEachStep(StoredRun run) {
            return Stream.of("a", "b", "c")
                    .map(name -> DynamicTest.dynamicTest(
                            name, () -> assertThat(run.instances().count()).isEqualTo(10)));
        }
    }

    @Test
    void theExtensionAloneIsEnough() {
        Jupiter.withRunsIn(runs).executeAndExpect(1, ExtensionAlone.class);
    }

    @ExtendWith(TurbulenceRunExtension.class)
    static class ExtensionAlone {

        @Test
        void takesTheRun(StoredRun run) {
            assertThat(run.id()).isEqualTo("run_a");
        }
    }

    @Test
    void nestedClassesTakeTheRunOfTheEnclosingOne() {
        Jupiter.withRunsIn(runs).executeAndExpect(2, Outer.class);
    }

    @TurbulenceRun
    static class Outer {

        private final StoredRun ofOuter;

        Outer(StoredRun run) {
            ofOuter = run;
        }

        @Nested
        class Inner {

            private final StoredRun ofInner;

            Inner(StoredRun run) {
                ofInner = run;
            }

            @Test
            void takesTheRun(StoredRun run) {
                assertThat(run).isSameAs(ofOuter).isSameAs(ofInner);
            }

            @Nested
            class Innermost {

                @Test
                void takesTheRun(StoredRun run) {
                    assertThat(run).isSameAs(ofOuter).isSameAs(ofInner);
                }
            }
        }
    }

    @Test
    void anAnnotatedParameterOfAnotherTypeIsExplained() {
        assertThat(Jupiter.failures(Jupiter.withRunsIn(runs).execute(WrongType.class)))
                .singleElement()
                .asString()
                .contains("@TurbulenceRun cannot fill parameter String of " + WrongType.class.getName() + "#takesText")
                .contains("StoredRun or a RunSummary");
    }

    static class WrongType {

        @Test
        void takesText(@TurbulenceRun String run) {}
    }
}
