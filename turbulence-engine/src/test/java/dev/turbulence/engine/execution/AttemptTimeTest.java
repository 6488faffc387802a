package dev.turbulence.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttemptTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T10:15:00Z, 2026-11-23T10:15:00.000000+00:00",
        "2026-11-23T10:15:00.000007999Z, 2026-11-23T10:15:00.000007+00:00",
        "2026-11-23T10:15:00.999999Z, 2026-11-23T10:15:00.999999+00:00",
        "2026-11-23T10:15:01.5Z, 2026-11-23T10:15:01.500000+00:00",
        "1969-12-31T23:59:59.9Z, 1969-12-31T23:59:59.900000+00:00",
    })
    void hasSixFractionDigitsAndAnOffset(Instant instant, String text) {
        assertThat(AttemptTime.text(instant)).isEqualTo(text);
        assertThat(AttemptTime.text(instant)).isEqualTo(text);
    }
}
