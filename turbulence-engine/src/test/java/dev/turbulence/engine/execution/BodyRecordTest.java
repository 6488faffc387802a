package dev.turbulence.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.turbulence.engine.redaction.Redaction;
import dev.turbulence.engine.redaction.Redactor;
import dev.turbulence.engine.redaction.SecretRules;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyRecordTest {

    private static final Redactor NOTHING = new Redaction(SecretRules.DEFAULT, Set.of()).redactor(Set.of());

    @Test
    void jsonKeepsEveryDigitAndStandsOnOneLine() throws IOException {
        String body = "{\n  \"price\": 1.10,\r\n  \"big\": 123456789012345678901234567890.0001, \"s\": \"a\\nb\"\n}";

        assertThat(record(body, 1000))
                .isEqualTo("{\"price\":1.10,\"big\":123456789012345678901234567890.0001,\"s\":\"a\\nb\"}");
        assertThat(record("{\"price\": 1.10}", 1000)).isEqualTo("{\"price\": 1.10}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello|\"hello\"",
                "<html>|\"<html>\"",
                "{broken|\"{broken\"",
                "1 2|\"1 2\"",
                "true|true",
                "nothing|\"nothing\"",
                "''|null"
            })
    void whatIsNotJsonIsText(String body, String recorded) throws IOException {
        assertThat(record(body, 1000)).isEqualTo(recorded);
    }

    @Test
    void jsonNestedTooDeepIsText() throws IOException {
        String deep = "[".repeat(Content.MAX_NESTING + 1) + "]".repeat(Content.MAX_NESTING + 1);

        assertThat(record(deep, 10_000)).isEqualTo("\"" + deep + "\"");
        assertThat(Content.of(deep.getBytes(StandardCharsets.UTF_8)).value()).isEqualTo(deep);
    }

    @Test
    void whatIsNotUtf8IsBase64WithAMark() throws IOException {
        Content content = Content.of(new byte[] {(byte) 0xFF, 0, 1});

        assertThat(record(content, 1000)).isEqualTo("\"/wAB\"");
        assertThat(mark(content, 1000)).isEqualTo("{\"encoding\":\"base64\"}");
        assertThat(content.value()).isEqualTo("/wAB");
        assertThat(record(content, 2)).isEqualTo("\"/wA=\"");
        assertThat(mark(content, 2)).isEqualTo("{\"encoding\":\"base64\",\"bytes\":3,\"kept\":2}");
    }

    @Test
    void longBodiesAreCutBetweenCharactersWithAMarkButSeenWhole() throws IOException {
        Content content = Content.of("{\"a\":\"üü\"}".getBytes(StandardCharsets.UTF_8));

        assertThat(record(content, 7)).isEqualTo("\"{\\\"a\\\":\\\"\"");
        assertThat(record(content, 8)).isEqualTo("\"{\\\"a\\\":\\\"ü\"");
        assertThat(mark(content, 7)).isEqualTo("{\"bytes\":12,\"kept\":6}");
        assertThat(content.value()).isEqualTo(Map.of("a", "üü"));
    }

    @Test
    void aBodyOfExactlyTheLimitIsWhole() throws IOException {
        Content content = Content.of("[1,2]".getBytes(StandardCharsets.UTF_8));

        assertThat(record(content, 5)).isEqualTo("[1,2]");
        assertThat(new BodyRecord(5, NOTHING).hasMark(content)).isFalse();
        assertThat(content.value()).isEqualTo(List.of(1, 2));
    }

    private static String record(String body, int limit) throws IOException {
        return record(Content.of(body.getBytes(StandardCharsets.UTF_8)), limit);
    }

    private static String record(Content content, int limit) throws IOException {
        return written(json -> new BodyRecord(limit, NOTHING).writeValue(json, content));
    }

    private static String mark(Content content, int limit) throws IOException {
        assertThat(new BodyRecord(limit, NOTHING).hasMark(content)).isTrue();
        return written(json -> new BodyRecord(limit, NOTHING).writeMark(json, content));
    }

    private interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    private static String written(Writing writing) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = Content.JSON.getFactory().createGenerator(text)) {
            writing.to(json);
        }
        return text.toString();
    }
}
