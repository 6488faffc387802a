package dev.turbulence.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingOptionsTest {

    @ParameterizedTest
    @ValueSource(longs = {10, 200, 60_000})
    void takesCommitIntervalsOfItsRange(long millis) {
        Duration interval = Duration.ofMillis(millis);

        assertThat(new RecordingOptions(interval).commitInterval()).isEqualTo(interval);
    }

    @ParameterizedTest
    @ValueSource(longs = {-200, 0, 9, 60_001})
    void refusesOthersAndNamesTheRange(long millis) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RecordingOptions(Duration.ofMillis(millis)))
                .withMessage("the commit interval must be from 10 to 60000 ms, not " + millis + " ms");
    }

    @Test
    void commitsEvery200MillisecondsByDefault() {
        assertThat(RecordingOptions.DEFAULT.commitInterval()).isEqualTo(Duration.ofMillis(200));
    }
}
