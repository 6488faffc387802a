package dev.turbulence.report.internal.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonDiffTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'a': 1, 'b': [1, 2]} | {'b': [1, 2.0], 'a': 1.0} | ''",
                "{'a': 1} | {'a': 2} | $.a 1 2",
                "{'a': 1} | {'a': '1'} | $.a 1 \"1\"",
                "{'a': {'b': [{'c': true}]}} | {'a': {'b': [{'c': false}]}} | $.a.b[0].c true false",
                "{'gone': 1, 'x': 0} | {'x': 0, 'new': null} | $.gone 1 null, $.new null null",
                "[1, 2, 3] | [1, 3] | $[1] 2 3, $[2] 3 null",
                "{'a': []} | {'a': {}} | $.a [] {}",
                "{'a b': 1} | {'a b': 2} | $['a b'] 1 2",
                "null | null | ''",
                "{'k': 'for [redacted:24#5f3a9c21]'} | {'k': 'for [redacted:24#00000001]'} | ''",
                "['[redacted:24#5f3a9c21]'] | ['[redacted:9#5f3a9c21]'] | $[0] \"[redacted:24#5f3a9c21]\" \"[redacted:9#5f3a9c21]\"",
                "['[redacted]'] | ['[redacted]'] | ''",
                "null | {} | $ null {}",
                "1e999999999 | 1 | $ 1E+999999999 1",
            })
    void findsThePlacesThatDiffer(String then, String now, String expected) {
        List<String> found = JsonDiff.of(json(then), json(now), 10).differences().stream()
                .map(difference -> difference.path() + " " + difference.values().then() + " "
                        + difference.values().now())
                .toList();

        assertThat(String.join(", ", found)).isEqualTo(expected);
    }

    @Test
    void nothingDiffersFromNothing() {
        assertThat(JsonDiff.of(MissingNode.getInstance(), null, 10).differences())
                .isEmpty();
        assertThat(JsonDiff.of(MissingNode.getInstance(), json("1"), 10).differences())
                .hasSize(1);
    }

    @Test
    void aNumberBeyondAllMeasureDiffersFromAllButItself() {
        JsonNode infinite = DoubleNode.valueOf(Double.POSITIVE_INFINITY);

        assertThat(JsonDiff.of(infinite, infinite, 10).differences()).isEmpty();
        assertThat(JsonDiff.of(infinite, json("1.5"), 10).differences()).hasSize(1);
        assertThat(JsonDiff.of(json("1"), infinite, 10).differences()).hasSize(1);
    }

    @Test
    void keepsTheFirstAndCountsTheRest() {
        JsonDiff diff = JsonDiff.of(json("[1, 1, 1, 1, 1]"), json("[2, 2, 1, 2, 2]"), 3);

        assertThat(diff.differences()).extracting(JsonDiff.Difference::path).containsExactly("$[0]", "$[1]", "$[3]");
        assertThat(diff.leftOut()).isEqualTo(1);
    }

    private static JsonNode json(String text) {
        try {
            return JsonMapper.builder()
                    .enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build()
                    .readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
