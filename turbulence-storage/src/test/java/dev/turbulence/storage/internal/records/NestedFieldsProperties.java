package dev.turbulence.storage.internal.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Finding the members of a member in the same pass finds what a second pass finds. */
class NestedFieldsProperties {

    private static final List<String> OUTER = List.of("id", "inner", "z");
    private static final List<String> INNER = List.of("a", "b", "c");

    private final JsonFields inner = new JsonFields(INNER);
    private final JsonFields fields = new JsonFields(OUTER, 1, inner);
    private final JsonFields plain = new JsonFields(OUTER);
    private final JsonFields second = new JsonFields(INNER);

    @Property(tries = 2000)
    void onePassFindsWhatTwoFind(@ForAll("objects") String text) {
        byte[] json = text.getBytes(StandardCharsets.UTF_8);
        boolean strict = plain.read(json, 0, json.length);
        assertThat(fields.read(json, 0, json.length)).isEqualTo(strict);
        if (!strict) {
            return;
        }
        for (int key = 0; key < OUTER.size(); key++) {
            assertThat(fields.text(key)).isEqualTo(plain.text(key));
            assertThat(fields.depth(key)).isEqualTo(plain.depth(key));
        }
        boolean object = plain.firstByte(1) == '{' && second.read(json, plain.start(1), plain.end(1));
        for (int key = 0; key < INNER.size(); key++) {
            assertThat(inner.text(key)).isEqualTo(object ? second.text(key) : null);
            assertThat(inner.depth(key)).isEqualTo(object ? second.depth(key) : 0);
        }
    }

    @Provide
    Arbitrary<String> objects() {
        Arbitrary<String> values = Arbitraries.of(
                "1",
                "null",
                "{}",
                "\"x\"",
                "[[1],{}]",
                "{\"a\":{\"b\":[]}}",
                "{\"b\":-0.5,\"a\" : \"\\n\"}",
                "{ \"c\" : [ 1 ] , \"x\":{\"inner\":{}} }",
                "{\"a\":1,\"a\":2}",
                "{\"a\":}",
                "{\"a\":1",
                "NaN");
        Arbitrary<String> keys = Arbitraries.of("id", "inner", "inner", "inn\\u0065r", "z", "other");
        return Combinators.combine(keys, values)
                .as((key, value) -> "\"" + key + "\":" + value)
                .list()
                .ofMaxSize(5)
                .map(members -> "{" + String.join(",", members) + "}");
    }
}
