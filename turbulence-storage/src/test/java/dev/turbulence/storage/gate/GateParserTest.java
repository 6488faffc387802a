package dev.turbulence.storage.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateParserTest {

    @Test
    void readsMetricOperatorAndLimit() {
        Condition condition = only("fail_count>0");

        assertThat(condition.metric()).isEqualTo(new Metric(Metric.Kind.FAIL_COUNT, null));
        assertThat(condition.selectors()).isEmpty();
        assertThat(condition.operator()).isEqualTo(Operator.GREATER);
        assertThat(condition.limit().value(null)).isEqualByComparingTo("0");
    }

    @Test
    void readsSelectorsQuotedOrNot() {
        Condition condition =
                only("p99.9_latency_ms [ step = \"submit \\\"payment\\\", now\" , type=http,service='a*b' ]>1");

        assertThat(condition.metric().percentile()).isEqualByComparingTo("99.9");
        assertThat(condition.selectors())
                .containsExactly(
                        new Selector(SelectorKey.STEP, NamePattern.exactly("submit \"payment\", now")),
                        new Selector(SelectorKey.TYPE, NamePattern.exactly("http")),
                        new Selector(SelectorKey.SERVICE, new NamePattern(List.of("a", "b"))));
    }

    @Test
    void aStarMatchesAnyTextAndAnEscapedOneItself() {
        assertThat(name("step=pay_*").matches("pay_later")).isTrue();
        assertThat(name("step=pay_*").matches("repay_later")).isFalse();
        assertThat(name("step=*").matches("line\nbreak")).isTrue();
        assertThat(name("step=a.c").matches("abc")).isFalse();
        assertThat(name("step=\"a\\*c\"").isWildcard()).isFalse();
        assertThat(name("step=\"a\\*c\"").matches("a*c")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "gt, GREATER", "ge, GREATER_OR_EQUAL", "lt, LESS", "le, LESS_OR_EQUAL", "eq, EQUAL", "ne, NOT_EQUAL",
        ">, GREATER", ">=, GREATER_OR_EQUAL", "<, LESS", "<=, LESS_OR_EQUAL", "==, EQUAL", "!=, NOT_EQUAL"
    })
    void readsOperatorsAsSignAndAsWord(String written, Operator operator) {
        assertThat(only("pass_count " + written + " 5").operator()).isEqualTo(operator);
    }

    @ParameterizedTest
    @CsvSource({
        "p95_latency_ms>1.5s, 1500",
        "p95_latency_ms>1500, 1500",
        "p95_latency_ms>250 ms, 250",
        "duration_ms gt 60s, 60000",
        "pass_rate<99.5%, 99.5",
        "pass_rate<99.5, 99.5",
        "pass_rate lt 99 %, 99"
    })
    void convertsLimitsToTheUnitOfTheMetric(String text, BigDecimal limit) {
        assertThat(only(text).limit().value(null)).isEqualByComparingTo(limit);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fail_count>0,error_count>0",
                "fail_count>0\nerror_count>0",
                "\r\n   fail_count>0,\r\n   error_count>0\r\n  ",
                "fail_count>0\n\n , error_count > 0",
                "fail_count gt 0 , error_count gt 0"
            })
    void separatesConditionsByCommasAndNewLines(String text) {
        assertThat(Gate.parse(text)).hasToString("fail_count>0, error_count>0");
    }

    @Test
    void theDefaultIsThatNoInstanceFails() {
        assertThat(Gate.parse(Gate.DEFAULT_CONDITIONS)).hasToString("fail_count>0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``| 1 | there is no condition",
                "fail_count | 11 | a condition without operator",
                "fail_count | 11 | Did you mean fail_count>0, or without signs 'fail_count gt 0'?",
                "pass_rate 99 | 11 | Did you mean pass_rate<99,",
                "p95_latency_ms[step=pay]|25| Did you mean p95_latency_ms[step=pay]>500,",
                "fial_count>0 | 1 | there is no metric 'fial_count'; did you mean fail_count? Metrics: instance_count,",
                "p95>5 | 1 | did you mean p95_latency_ms?",
                "P99_latency_ms>5 | 1 | did you mean p99_latency_ms?",
                "zzz>5 | 1 | there is no metric 'zzz'. Metrics:",
                "p101_latency_ms>5 | 1 | a percentile lies between 0 and 100, not at 101",
                ">5 | 1 | expected a metric, found '>'",
                "fail_count=0 | 11 | '=' is no operator; did you mean ==?",
                "fail_count=>0 | 11 | did you mean >=?",
                "fail_count above 0 | 12 | 'above' is no operator. Operators: > or gt, >= or ge,",
                "fail_count> | 12 | expected a number, found the end of the line",
                "fail_count>many | 12 | expected a number, found 'm'",
                "fail_count>-1 | 12 | a limit is not negative",
                "fail_count>1.2.3 | 12 | expected a number such as 0, 250 or 99.5, found '1.2.3'",
                "fail_count<0 | 12 | fail_count<0 is never true, so it would never fail a build",
                "fail_rate>100% | 11 | is never true",
                "pass_rate<101 | 11 | pass_rate lies between 0 and 100",
                "fail_count>5% | 13 | '%' does not fit here: fail_count is a count, without unit",
                "pass_rate<5ms | 12 | pass_rate is a percentage from 0 to 100, with or without %",
                "p95_latency_ms>5m | 17 | 'm' does not fit here: p95_latency_ms is a time in ms, or with unit ms or s",
                "fail_count>0 error_count>0 | 14 | conditions are separated by commas or new lines",
                "fail_count>0; error_count>0 | 13 | expected a comma or a new line before the next condition, found ';'",
                "fail_count>0, | 13 | expected a condition after the comma",
                "fail_count>0,,error_count>0 | 13 | expected a condition after the comma",
                "fail_count>1,000 | 14 | there is no metric '000'",
                "fail_count[step=a]>0 | 12 | fail_count cannot be narrowed by step, only by scenario; did you mean failed_steps?",
                "failed_steps[assertion=a]>0 | 14 | did you mean assertions_failed?",
                "duration_ms[scenario=a]>0 | 13 | duration_ms is a number of the whole run and takes no selector",
                "p95_latency_ms[type=assert]>0 | 21 | is measured on steps of type http, wait and grpc, which assert is not",
                "failed_steps[stepp=a]>0 | 14 | 'stepp'; did you mean step?",
                "failed_steps[step=a,step=b]>0 | 21 | step stands twice",
                "failed_steps[step]>0 | 18 | expected '=' and a name after step, found ']'",
                "failed_steps[step=]>0 | 19 | expected a name, found ']'",
                "failed_steps[step='a]>0 | 19 | this quote is never closed",
                "failed_steps[step=a>0 | 13 | this '[' is never closed",
                "failed_steps[step=a b]>0 | 21 | expected ',' or ']', found 'b'; a name with blanks or signs in it stands in quotes",
                "failed_steps[step=\"a\\n\"]>0 | 21 | a backslash stands before"
            })
    void saysWhereAndWhatWasExpected(String text, int column, String expected) {
        GateSyntaxException error = catchThrowableOfType(GateSyntaxException.class, () -> Gate.parse(text));

        assertThat(error).hasMessageContaining(expected);
        assertThat(error.line()).isEqualTo(1);
        assertThat(error.column()).isEqualTo(column);
    }

    @Test
    void showsTheLineWithACaret() {
        assertThatThrownBy(() -> Gate.parse("fail_count>0,\n  pas_rate<99\nerror_count>0"))
                .hasMessage(String.join(
                        System.lineSeparator(),
                        "Gate condition, line 2, column 3: there is no metric 'pas_rate'; did you mean pass_rate?"
                                + " Metrics: instance_count, pass_count, fail_count, error_count, pass_rate, fail_rate,"
                                + " step_count, failed_steps, assertions_failed, requests_per_second, duration_ms,"
                                + " min_latency_ms, mean_latency_ms, max_latency_ms, pNN_latency_ms (NN from 0 to 100,"
                                + " as in p95 or p99.9).",
                        "    pas_rate<99",
                        "    ^"));
    }

    @Test
    void doesNotObeyControlCharactersOfTheText() {
        assertThatThrownBy(() -> Gate.parse("\u001b[31mfail_count>0"))
                .hasMessageContaining("\\u001b[31mfail_count>0")
                .hasMessageNotContaining("\u001b");
    }

    private static Condition only(String text) {
        List<Condition> conditions = Gate.parse(text).conditions();
        assertThat(conditions).hasSize(1);
        return conditions.get(0);
    }

    private static NamePattern name(String selector) {
        return only("failed_steps[" + selector + "]>0").selectors().get(0).name();
    }
}
