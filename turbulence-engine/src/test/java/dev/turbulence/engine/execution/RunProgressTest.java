package dev.turbulence.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turbulence.storage.LoadShape;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RunProgressTest {

    private final RunProgress progress = new RunProgress(LoadShape.closed(10, 2));

    @Test
    void nothingHasHappenedAtFirst() {
        RunProgress.Snapshot snapshot = progress.snapshot();

        assertThat(snapshot.done()).isZero();
        assertThat(snapshot.elapsed()).isEqualTo(Duration.ZERO);
        assertThat(snapshot.instancesPerSecond()).isZero();
        assertThat(snapshot.recentP95Millis()).isEmpty();
    }

    @Test
    void countsWhatEndedHow() {
        progress.runStarted();
        for (int i = 0; i < 4; i++) {
            progress.instanceStarted(false);
        }
        progress.instanceEnded(true, false);
        progress.instanceEnded(false, false);
        progress.instanceEnded(false, true);

        RunProgress.Snapshot snapshot = progress.snapshot();

        assertThat(snapshot.done()).isEqualTo(3);
        assertThat(snapshot.passed()).isEqualTo(1);
        assertThat(snapshot.failed()).isEqualTo(2);
        assertThat(snapshot.errored()).isEqualTo(1);
        assertThat(snapshot.running()).isEqualTo(1);
        assertThat(snapshot.instancesPerSecond()).isPositive();
    }

    @Test
    void thePercentileIsOfTheLatestSamplesOnly() {
        for (int i = 0; i < 10_000; i++) {
            progress.latency(1_000_000_000L);
        }
        for (int millis = 1; millis <= 512; millis++) {
            progress.latency(millis * 1_000_000L);
        }

        assertThat(progress.snapshot().recentP95Millis()).hasValue(487);
        assertThat(progress.snapshot().requests()).isEqualTo(10_512);
    }
}
