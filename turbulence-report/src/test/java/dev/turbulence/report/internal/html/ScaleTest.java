package dev.turbulence.report.internal.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScaleTest {

    @ParameterizedTest
    @CsvSource({"320, 100, 400", "57.6, 20, 60", "1, 0.5, 1", "0.37, 0.1, 0.4", "100, 50, 100", "12345, 5000, 15000"})
    void stepsAreRound(double greatest, double step, double top) {
        Scale scale = Scale.of(greatest);
        assertThat(scale.step()).isCloseTo(step, within(1e-9));
        assertThat(scale.top()).isCloseTo(top, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN})
    void nothingHasAScaleToo(double greatest) {
        assertThat(Scale.of(greatest)).isEqualTo(new Scale(1, 1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 1, 5, 42, 99, 162, 3_599, 7_200, 86_400, 1e7})
    void aClockHasAFewMarks(double seconds) {
        Scale scale = Scale.ofSeconds(seconds);
        assertThat(scale.marks()).hasSizeBetween(2, 12).allMatch(mark -> mark <= scale.top() * 1.000_001);
    }

    @Test
    void labelsHaveTheDigitsTheyNeed() {
        assertThat(Scale.of(0.37).label(0.3)).isEqualTo("0.3");
        assertThat(Scale.of(12_345).label(10_000)).isEqualTo("10,000");
        assertThat(Scale.ofSeconds(42).clock(10)).isEqualTo("10 s");
        assertThat(Scale.ofSeconds(162).clock(90)).isEqualTo("1:30");
        assertThat(Scale.ofSeconds(9_000).clock(5_400)).isEqualTo("1:30:00");
    }
}
