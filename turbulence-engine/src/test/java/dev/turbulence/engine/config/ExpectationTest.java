package dev.turbulence.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turbulence.engine.language.EvaluationException;
import dev.turbulence.engine.language.InstanceContext;
import dev.turbulence.engine.language.LastResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectationTest {
    private static final InstanceContext CONTEXT = context();

    @TempDir
    private Path folder;

    private static InstanceContext context() {
        Map<String, Object> body = new HashMap<>();
        body.put("status", "pending");
        body.put("total", 3);
        body.put("nothing", null);
        body.put("tags", List.of("a", 1));
        return InstanceContext.of(Map.of("wanted", "pending", "order", Map.of("id", 7)))
                .withLastResponse(new LastResponse(500, Map.of(), body));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            status_code: 200                              | false | 200  | 500 | Status code mismatch: expected 200, got 500
            status_code: 500                              | true  | 500  | 500 | Status code is 500
            jsonpath: $.status                            | true  | null | pending | JSONPath '$.status' matches "pending"
            jsonpath: $.state                             | false | null | null | JSONPath '$.state' matches nothing in the response body
            {jsonpath: $.state, equals: x}                | false | x    | null | JSONPath '$.state' matches nothing in the response body
            {jsonpath: $.status, equals: '{{wanted}}'}    | true  | pending | pending | Value at '$.status' is "pending"
            {jsonpath: $.status, equals: paid}            | false | paid | pending | Value mismatch at '$.status': expected "paid", got "pending"
            {jsonpath: $.total, equals: 3.0}              | true  | 3.0  | 3   | Value at '$.total' is 3.0
            {jsonpath: $.total, equals: '3'}              | false | 3    | 3   | Value mismatch at '$.total': expected "3", got 3
            {jsonpath: $.nothing, equals: null}           | true  | null | null | Value at '$.nothing' is null
            {jsonpath: $.status, equals: null}            | false | null | pending | Value mismatch at '$.status': expected null, got "pending"
            {jsonpath: $.tags, contains: 1.0}             | true  | 1.0  | [a, 1] | Value at '$.tags' contains 1.0
            {jsonpath: $.tags, contains: b%}              | false | b%   | [a, 1] | Value at '$.tags' does not contain "b%": got ["a", 1]
            {jsonpath: $.total, contains: 3}              | false | 3    | 3   | Value at '$.total' does not contain 3: only a text, a list or a map can contain something, not number 3
            {context_path: order.id, equals: 7}           | true  | 7    | 7   | Value at 'order.id' is 7
            {context_path: order.no}                      | false | null | null | There is no variable 'order.no'; there are: order, wanted, last_response
            {jsonpath: $.total, expression: value > 5}    | false | true | false | Expression `value > 5` is false, expected true
            expression: body.tags                         | true  | true | [a, 1] | Expression `body.tags` is true
            {status_code: 200, expression: nonsense}      | false | 200  | 500 | Status code mismatch: expected 200, got 500
            {jsonpath: $.total, context_path: wanted, equals: 3} | false | 3 | pending | Value mismatch at 'wanted': expected 3, got "pending"
            """)
    void theFirstCheckThatFailsDecides(String expect, boolean passed, String expected, String actual, String message) {
        CheckOutcome outcome = expectation(expect).check(CONTEXT);

        assertThat(outcome.passed()).isEqualTo(passed);
        assertThat(String.valueOf(outcome.expected())).isEqualTo(expected);
        assertThat(String.valueOf(outcome.actual())).isEqualTo(actual);
        assertThat(sortedNames(outcome.message())).isEqualTo(sortedNames(message));
    }

    /** Map.of has no order of its own. */
    private static String sortedNames(String message) {
        return message.replace("wanted, order", "order, wanted");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            status_code: 200                   | 200
            {jsonpath: $.status, equals: paid} | paid
            """)
    void withoutAResponseThereIsNothingToCheck(String expect, String expected) {
        CheckOutcome outcome = expectation(expect).check(InstanceContext.of(Map.of()));

        assertThat(outcome.passed()).isFalse();
        assertThat(outcome.expected()).hasToString(expected);
        assertThat(outcome.actual()).isNull();
        assertThat(outcome.message()).contains("There is no response to check");
    }

    @Test
    void anUnknownVariableIsAnErrorAndNoFailedCheck() {
        Expectation expectation = expectation("expression: nonsense");

        assertThatThrownBy(() -> expectation.check(CONTEXT))
                .isInstanceOf(EvaluationException.class)
                .hasMessageContaining("unknown variable `nonsense`");
    }

    private Expectation expectation(String expect) {
        ScenarioSet set = new ConfigFiles(folder).flow("""
                        - {name: ask, type: http, service: api, method: GET, path: /,
                           extract: {wanted: $.wanted, nonsense: $.nonsense}}
                        - name: check
                          type: assert
                          expect:
                        """ + expect.indent(4)).load();
        return ((AssertAction) set.scenarios().get(0).flow().get(1)).expect();
    }
}
