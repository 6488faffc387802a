package dev.turbulence.engine.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.turbulence.engine.language.EvaluationException;
import dev.turbulence.engine.language.LanguageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class JsonSchemaTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;

    @Test
    void saysWhatDoesNotFitAndWhere() throws Exception {
        JsonSchema schema = compile("""
                {"type": "object", "required": ["id"],
                 "properties": {"id": {"type": "integer"}, "lines": {"items": {"$ref": "#/$defs/line"}}},
                 "$defs": {"line": {"type": "object", "properties": {"sku": {"pattern": "^[A-Z]+$"}}}}}""");

        assertThat(schema.check(Map.of("id", 1, "lines", List.of(Map.of("sku", "AB")))))
                .isEmpty();
        assertThat(schema.check(Map.of("id", 1, "lines", List.of(Map.of("sku", "AB"), Map.of("sku", "x")))))
                .hasValueSatisfying(violation -> {
                    assertThat(violation.path()).isEqualTo("$.lines[1].sku");
                    assertThat(violation.message()).contains("pattern");
                    assertThat(violation.actual()).isEqualTo("x");
                });
        assertThat(schema.check(Map.of()))
                .hasValueSatisfying(violation -> assertThat(violation.message()).contains("id"));
        assertThat(schema.check(null)).isPresent();
    }

    @Test
    void theDraftIsThatOfTheSchema() throws Exception {
        String tuple = "\"items\": [{\"type\": \"string\"}]}";

        assertThat(compile("{\"$schema\": \"http://json-schema.org/draft-07/schema#\", " + tuple)
                        .check(List.of(1)))
                .isPresent();
        assertThatExceptionOfType(LanguageException.class).isThrownBy(() -> compile("{" + tuple));
    }

    @Test
    void aReferenceLeadsToAFileBesideTheScenario() throws Exception {
        write("schemas/order.json", "{\"properties\": {\"line\": {\"$ref\": \"parts/line.json#/$defs/line\"}}}");
        write("schemas/parts/line.json", "{\"$defs\": {\"line\": {\"type\": \"string\"}}}");

        JsonSchema schema = compile("{\"$ref\": \"schemas/order.json\"}");

        assertThat(schema.check(Map.of("line", "x"))).isEmpty();
        assertThat(schema.check(Map.of("line", 1))).isPresent();
    }

    @Test
    void aSchemaMayReferToItselfWhereTheValueGoesDeeper() throws Exception {
        JsonSchema tree = compile("{\"properties\": {\"child\": {\"$ref\": \"#\"}}, \"required\": [\"n\"]}");
        Object value = Map.of("n", 1);
        for (int depth = 0; depth < 400; depth++) {
            value = Map.of("n", 1, "child", value);
        }

        assertThat(tree.check(value)).isEmpty();
        assertThat(tree.check(Map.of("n", 1, "child", Map.of()))).isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"type": "objekt"}                                                     | no JSON Schema: at $.type
            {"minLength": -1}                                                      | no JSON Schema: at $.minLength
            {"$schema": "urn:what"}                                                | urn:what
            {"pattern": "a("}                                                      | `a(` is no regular expression
            {"$ref": "#/$defs/nowhere"}                                            | nowhere
            {"$ref": "missing.json"}                                               | missing.json
            {"properties": {"a": {"$ref": "missing.json"}}}                        | missing.json
            {"$ref": "http://127.0.0.1:9/x.json"}                                  | never to the network
            {"properties": {"a": {"$ref": "https://example.com/x.json"}}}          | never to the network
            {"$id": "https://example.com/a.json", "items": {"$ref": "b.json"}}     | never to the network
            {"$ref": "#"}                                                          | given up
            {"allOf": [{"$ref": "#/$defs/a"}], "$defs": {"a": {"$ref": "#"}}}      | given up
            """)
    void whatIsNoSchemaIsRefused(String schema, String message) {
        assertThatExceptionOfType(LanguageException.class)
                .isThrownBy(() -> compile(schema))
                .withMessageContaining(message);
    }

    @Test
    void aBombOfReferencesIsGivenUpAtLoad() {
        List<String> levels = new ArrayList<>();
        levels.add("\"d0\": {\"type\": \"string\"}");
        for (int i = 1; i < 40; i++) {
            String ref = "{\"$ref\": \"#/$defs/d" + (i - 1) + "\"}";
            levels.add("\"d" + i + "\": {\"allOf\": [" + ref + ", " + ref + "]}");
        }

        assertThatExceptionOfType(LanguageException.class)
                .isThrownBy(() -> compile("{\"$ref\": \"#/$defs/d39\", \"$defs\": {" + String.join(",", levels) + "}}"))
                .withMessageContaining("given up");
    }

    @Test
    void aCheckThatDoublesAtEveryLevelOfTheValueIsGivenUp() throws Exception {
        JsonSchema schema = compile("{\"properties\": {\"a\": {\"allOf\": [{\"$ref\": \"#\"}, {\"$ref\": \"#\"}]}}}");
        Object value = Map.of();
        for (int depth = 0; depth < 60; depth++) {
            value = Map.of("a", value);
        }
        Object deep = value;

        assertThatExceptionOfType(EvaluationException.class)
                .isThrownBy(() -> schema.check(deep))
                .withMessageContaining("steps");
    }

    @ParameterizedTest
    @CsvSource({"(a|a)*b", "(.*a){25}b", "(a|aa)+$"})
    void aPatternThatBacktracksForeverIsGivenUp(String pattern) throws Exception {
        JsonSchema schema = compile("{\"pattern\": \"" + pattern + "\"}");

        assertThatExceptionOfType(EvaluationException.class)
                .isThrownBy(() -> schema.check("a".repeat(5000) + "!"))
                .withMessageContaining("given up");
    }

    private JsonSchema compile(String schema) throws JsonProcessingException {
        return JsonSchema.compile(JSON.readValue(schema, Object.class), folder.resolve("scenario.yaml"));
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
