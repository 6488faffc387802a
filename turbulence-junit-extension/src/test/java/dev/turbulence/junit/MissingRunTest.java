package dev.turbulence.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turbulence.storage.RunNotFoundException;
import dev.turbulence.storage.StoredRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.io.TempDir;

/** What a test fails with when its run is not there. */
class MissingRunTest {

    @TempDir
    Path runs;

    @Test
    void theMessageSaysWhatWhereAndWhatToDo() {
        assertThat(Jupiter.failures(Jupiter.withRunsIn(runs).execute(TakesLatest.class)))
                .singleElement()
                .satisfies(failure -> assertThat(failure)
                        .isInstanceOf(ParameterResolutionException.class)
                        .hasCauseInstanceOf(RunNotFoundException.class)
                        .hasMessageContaining("There is no run in " + runs)
                        .hasMessageContaining(
                                "needed by: parameter StoredRun of " + TakesLatest.class.getName() + "#takes")
                        .hasMessageContaining("asked for: run 'latest' (by default)")
                        .hasMessageContaining("'" + runs + "' (by the property turbulence.runsDirectory)")
                        .hasMessageContaining("mvn turbulence:run")
                        .hasMessageContaining("optional = true"));
    }

    @TurbulenceRun
    static class TakesLatest {

        @Test
        void takes(StoredRun run) {}
    }

    @Test
    void theMessageListsTheRunsThatAreThereAndWhoAskedForAnother() {
        SampleRun.named("run_there", 1, 0).writeTo(runs);

        assertThat(Jupiter.failures(Jupiter.withRunsIn(runs).execute(TakesUnknown.class)))
                .singleElement()
                .satisfies(failure -> assertThat(failure)
                        .hasMessageContaining("There is no run 'run_unknown'")
                        .hasMessageContaining("run_there")
                        .hasMessageContaining("(by @TurbulenceRun on " + TakesUnknown.class.getName() + ")")
                        .hasMessageContaining("mvn turbulence:run"));
    }

    @TurbulenceRun(run = "run_unknown")
    static class TakesUnknown {

        TakesUnknown(StoredRun run) {}

        @Test
        void takesNothing() {}
    }

    @Test
    void anUnusablePathIsNoInternalError() {
        assertThat(Jupiter.failures(
                        Jupiter.withRunsIn(runs).with("turbulence.run", "a/\0").execute(TakesLatest.class)))
                .singleElement()
                .satisfies(failure -> assertThat(failure)
                        .isInstanceOf(ParameterResolutionException.class)
                        .hasMessageContaining("is no path"));
    }

    @Test
    void aRunMadeBeforeTheFirstParameterIsThere() {
        MakesItsRun.folder = runs;

        Jupiter.withRunsIn(runs).executeAndExpect(1, MakesItsRun.class);
    }

    @TurbulenceRun
    static class MakesItsRun {

        private static Path folder;

        @BeforeAll
        static void makeRun() {
            SampleRun.named("run_fresh", 1, 0).writeTo(folder);
        }

        @Test
        void takes(StoredRun run) {
            assertThat(run.id()).isEqualTo("run_fresh");
        }
    }

    @Test
    void aClassThatTakesNoRunNeedsNone() {
        Jupiter.withRunsIn(runs).executeAndExpect(1, TakesNone.class);
    }

    @TurbulenceRun
    static class TakesNone {

        @Test
        void takesNothing() {}
    }

    @Test
    void aRunThatCannotBeReadFailsEvenWhenItIsOptional() throws IOException {
        Path run = Files.createDirectories(runs.resolve("run_broken"));
        Files.writeString(
                run.resolve("turbulence.db"), "this is no database, and is long enough to be looked at twice");

        assertThat(Jupiter.failures(Jupiter.withRunsIn(runs).execute(TakesOptional.class)))
                .singleElement()
                .satisfies(failure -> assertThat(failure).hasMessageContaining("run_broken"));
    }

    @TurbulenceRun(optional = true)
    static class TakesOptional {

        @Test
        void takes(StoredRun run) {}
    }
}
