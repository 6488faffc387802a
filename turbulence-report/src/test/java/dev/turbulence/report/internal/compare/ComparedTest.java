package dev.turbulence.report.internal.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turbulence.report.internal.compare.statistics.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparedTest {

    private static Interval exactly(double value) {
        return new Interval(value, value, value);
    }

    @ParameterizedTest
    @CsvSource({
        "P95, 100, 106, WORSE",
        "P95, 100, 94, BETTER",
        "P95, 100, 104, SLIGHT",
        "P95, 100, 96, SLIGHT",
        "P50, 2, 2.9, SLIGHT",
        "P50, 2, 3, WORSE",
        "MEAN, 50, 50, NOISE",
        "PASS_RATE, 100, 99.99, WORSE",
        "PASS_RATE, 99.99, 100, BETTER",
        "FAIL_RATE, 0, 0.01, WORSE",
        "FAIL_RATE, 0.01, 0, BETTER"
    })
    void aChangeIsToldWhenItMatters(Measure measure, double base, double run, Finding finding) {
        assertThat(Compared.judged(measure, exactly(base), exactly(run)).finding())
                .isEqualTo(finding);
    }

    @Test
    void whatChanceExplainsIsNoiseHoweverLargeItIs() {
        Compared number = Compared.judged(Measure.P99, new Interval(100, 60, 300), new Interval(200, 120, 400));
        assertThat(number.finding()).isEqualTo(Finding.NOISE);
        assertThat(number.difference()).hasValue(100);
        assertThat(number.ratio()).hasValue(2);
    }

    @Test
    void nothingIsDividedByNothing() {
        assertThat(Compared.notJudged(Measure.FAILED, 0.0, 3.0).ratio()).isEmpty();
        Compared isNew = Compared.inOneRun(Measure.P50, null, 3.0);
        assertThat(isNew.difference()).isEmpty();
        assertThat(isNew.ratio()).isEmpty();
        assertThat(isNew.why()).hasValue("not in the base");
    }

    @ParameterizedTest
    @CsvSource({
        "COUNT, 1000, 2500, 1000|2500|+1500|2.50",
        "P50, 0.5, 12.25, 0.50|12.3|+11.8|24.5",
        "PASS_RATE, 99.5, 98, 99.5 %|98.0 %|-1.50 pp|0.98",
        "DURATION, 60000, 61500, 1 min 00 s|1 min 02 s|+1.5 s|1.03",
        "THROUGHPUT, 0.001, 2000, 0.0|2000.0|+2000.0|2000000",
        "FAILED, 7, 7, 7|7|0|1.00"
    })
    void readsAsPeopleWriteNumbers(Measure measure, double base, double run, String texts) {
        Compared number = Compared.notJudged(measure, base, run);
        assertThat(String.join(
                                "|",
                                Display.base(number),
                                Display.run(number),
                                Display.difference(number),
                                Display.ratio(number))
                        .replace(",", ""))
                .isEqualTo(texts);
    }
}
