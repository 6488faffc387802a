package dev.turbulence.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeSpanTest {

    @ParameterizedTest
    @CsvSource({
        "500ms, PT0.5S",
        "30s, PT30S",
        "5m, PT5M",
        "1h, PT1H",
        "1m30s, PT1M30S",
        "1.5h, PT1H30M",
        "0s, PT0S",
        "' 2s ', PT2S"
    })
    void readsTimesWithTheirUnit(String text, Duration expected) {
        assertThat(TimeSpan.parse("duration", text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"30", "", "s", "-5s", "30 s", "30sec", "PT30S", "30s x", "1e3s"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> TimeSpan.parse("warmUp", text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("warmUp is a time with a unit, such as 500ms, 30s, 5m, 1h or 1m30s, not '" + text + "'");
    }
}
