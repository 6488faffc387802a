package dev.turbulence.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turbulence.storage.transfer.TransferProgress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a person reads while {@code migrate} or {@code export} works. */
class TransferProgressTextTest {

    @Test
    void tellsHowFarAndHowFast() {
        TransferProgress progress = new TransferProgress(
                TransferProgress.Phase.RECORDS, 450_000, 400_000_000, 0.496, Duration.ofMillis(2_000));

        assertThat(AbstractTransferMojo.text(progress))
                .isEqualTo("450,000 records, 49 %, 225,000 records/s, 200.0 MB/s");
    }

    @Test
    void saysWhatItWaitsForWhenAllRecordsAreThere() {
        TransferProgress progress =
                new TransferProgress(TransferProgress.Phase.INDEXES, 900_000, 808_000_000, 1, Duration.ofSeconds(4));

        assertThat(AbstractTransferMojo.text(progress)).isEqualTo("900,000 records, building indexes");
    }

    @Test
    void beginsWithoutFigures() {
        assertThat(AbstractTransferMojo.text(null)).isEqualTo("starting");
    }

    @Test
    void endsWithTheWholeSpeed() {
        assertThat(AbstractTransferMojo.counts(1, 5, 3, 4_500, Duration.ofMillis(3)))
                .isEqualTo("1 instances, 5 steps, 3 assertions in 0.0 s (3,000 records/s, 1.5 MB/s)");
    }
}
