package dev.turbulence.storage.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.turbulence.storage.StorageException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Trees are parsed as Jackson's mapper, configured as ours is, parses them. */
class JsonProperties {

    private static final int MAX_DEPTH = 3;

    @Property
    void parsesWhatTheMapperParses(@ForAll("values") String json) throws Exception {
        assertThat(Json.parse(json)).isEqualTo(Json.mapper().readTree(json));
        assertThat(Json.parse(json).toString())
                .isEqualTo(Json.mapper().readTree(json).toString());
        assertThat(Json.parse(json.getBytes(StandardCharsets.UTF_8))).isEqualTo(Json.parse(json));
    }

    @Property
    void refusesWhatTheMapperRefuses(@ForAll("values") String json, @ForAll int where) throws Exception {
        String cut = json.substring(0, Math.floorMod(where, json.length()));
        try {
            assertThat(Json.parse(cut)).isEqualTo(Json.mapper().readTree(cut));
        } catch (StorageException e) {
            assertThatThrownBy(() -> Json.mapper().readTree(cut))
                    .isInstanceOf(JsonProcessingException.class)
                    .hasMessageContaining(((JsonProcessingException) e.getCause()).getOriginalMessage());
        }
    }

    @Example
    void nothingIsMissing() {
        assertThat(Json.parse(" ").isMissingNode()).isTrue();
    }

    @Provide
    Arbitrary<String> values() {
        Arbitrary<String> scalars = Arbitraries.of(
                "null",
                "true",
                "false",
                "0",
                "-1",
                "2147483648",
                "123456789012345678901234567890",
                "1.10",
                "-0.0",
                "1e400",
                "2.50E-7",
                "NaN",
                "-Infinity",
                "\"\"",
                "\"a\\u00e9\\n\u00e9\"",
                "\"\\ud800\"");
        Arbitrary<String> values = scalars;
        for (int depth = 0; depth < MAX_DEPTH; depth++) {
            values = Arbitraries.oneOf(scalars, arrays(values), objects(values));
        }
        return values;
    }

    private static Arbitrary<String> arrays(Arbitrary<String> values) {
        return values.list().ofMaxSize(4).map(list -> list.stream().collect(Collectors.joining(" ,", "[", " ]")));
    }

    private static Arbitrary<String> objects(Arbitrary<String> values) {
        return Arbitraries.of("a", "b", "")
                .flatMap(key -> values.list()
                        .ofMaxSize(4)
                        .map(list -> list.stream()
                                .map(value -> Map.entry(value.length() % 2 == 0 ? key : "other", value))
                                .map(entry -> "\"" + entry.getKey() + "\": " + entry.getValue())
                                .collect(Collectors.joining(",", "{", "}"))));
    }
}
