package dev.turbulence.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turbulence.storage.gate.Gate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A run in which fewer instances ran at once than were asked for says so. */
class LoadShortfallTest {

    @TempDir
    private Path runs;

    private Path write(Storage storage, LoadShape load, RunOutcome outcome) {
        NewRun run =
                new NewRun("run_1", SampleRun.START, "Shop", List.of("buy"), 1, load, null, KnownNames.NONE, "1.0");
        try (RunWriter writer = RunWriter.create(storage, runs, run)) {
            SampleRun.writeRecords(writer);
            writer.finish(outcome);
            return writer.directory().path();
        }
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void itStandsInTheManifestTheSummaryAndTheVerdict(Storage storage) {
        Path path = write(
                storage, LoadShape.closed(10_000, 5_000), RunOutcome.complete().withPeakRunning(812));

        try (StoredRun run = StoredRun.open(path)) {
            assertThat(run.manifest().peakRunning()).hasValue(812);
            assertThat(run.summary().load().shortfall())
                    .hasValue("at most 812 instances ran at once, of 5000 asked for");
            assertThat(Gate.parse("fail_count>1000").judge(run).notes())
                    .contains("The load was lower than was asked for: at most 812 instances ran at once, of 5000 asked"
                            + " for.");
        }
    }

    @Test
    void aRunThatReachedItHasNothingToSay() {
        Path path = write(
                Storage.JSONL,
                LoadShape.closed(20, 5_000),
                RunOutcome.complete().withPeakRunning(20));

        try (StoredRun run = StoredRun.open(path)) {
            assertThat(run.summary().load().shortfall()).isEmpty();
        }
    }

    @Test
    void underAnOpenLoadItIsNoAim() {
        LoadShape open = new LoadShape(null, 1_000, Duration.ofSeconds(1), Duration.ZERO, 10.0, Duration.ZERO);
        Path path = write(Storage.JSONL, open, RunOutcome.complete().withPeakRunning(3));

        try (StoredRun run = StoredRun.open(path)) {
            assertThat(run.summary().load().shortfall()).isEmpty();
        }
    }

    @Test
    void aRunThatNobodyCountedIsNotSuspected() {
        Path path = write(Storage.JSONL, LoadShape.closed(10, 5), RunOutcome.aborted("by hand"));

        try (StoredRun run = StoredRun.open(path)) {
            assertThat(run.manifest().peakRunning()).isEmpty();
            assertThat(run.summary().load().shortfall()).isEmpty();
        }
    }
}
