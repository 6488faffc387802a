package dev.turbulence.storage.internal.records;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The scanner takes exactly what a strict JSON parser takes. */
class ObjectScannerProperties {

    private static final JsonFactory JSON = new JsonFactory();

    private static final String SAMPLE =
            "{\"a\":[1,-0.5e+10,true,false,null],\"b\\n\\u00e9\":{\"c\":\"\\\"é😀\",\"d\":[[],{}]}, \"e\" : 0 }";

    private final ObjectScanner scanner = new ObjectScanner();

    private boolean accepts(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return scanner.scanObject(bytes, 0, bytes.length);
    }

    private static boolean isStrictObject(String text) throws IOException {
        try (JsonParser parser = JSON.createParser(text.getBytes(StandardCharsets.UTF_8))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            int depth = 1;
            while (depth > 0) {
                JsonToken token = parser.nextToken();
                if (token == null) {
                    return false;
                }
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                parser.getText();
            }
            return parser.nextToken() == null;
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    @Property(tries = 3000)
    void agreesWithAParserOnDamagedObjects(@ForAll("damaged") String text) throws IOException {
        assertThat(accepts(text)).as(text).isEqualTo(isStrictObject(text));
    }

    @Provide
    Arbitrary<String> damaged() {
        Arbitrary<Integer> places = Arbitraries.integers().between(0, SAMPLE.length() - 1);
        Arbitrary<String> inserted = Arbitraries.of(
                "", "", "{", "}", "[", "]", "\"", ",", ":", "\\", "0", "-", ".", "e", "é", "\u0001", " ", "t", "null",
                "\t");
        return Combinators.combine(places, Arbitraries.integers().between(0, 2), inserted)
                .as((place, removed, text) -> SAMPLE.substring(0, place)
                        + text
                        + SAMPLE.substring(Math.min(SAMPLE.length(), place + removed)))
                .filter(text -> text.equals(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)));
    }

    @Example
    void findsMembers() {
        assertThat(accepts(SAMPLE)).isTrue();
        byte[] bytes = SAMPLE.getBytes(StandardCharsets.UTF_8);
        assertThat(scanner.count()).isEqualTo(3);
        assertThat(JsonStrings.decode(bytes, scanner.keyStart(1), scanner.keyEnd(1)))
                .isEqualTo("b\né");
        assertThat(new String(
                        bytes,
                        scanner.valueStart(2),
                        scanner.valueEnd(2) - scanner.valueStart(2),
                        StandardCharsets.UTF_8))
                .isEqualTo("0");
        assertThat(List.of(scanner.depth(0), scanner.depth(1), scanner.depth(2)))
                .containsExactly(1, 3, 0);
    }

    @Example
    void anyDepthIsFine() {
        int depth = 1_000_000;
        assertThat(accepts("{\"a\":" + "[".repeat(depth) + "]".repeat(depth) + "}"))
                .isTrue();
        assertThat(scanner.depth(0)).isEqualTo(depth);
        assertThat(accepts("{\"a\":" + "[".repeat(depth) + "]".repeat(depth - 1) + "}"))
                .isFalse();
    }

    @Property(tries = 2000)
    void agreesWithTheJdkOnUtf8(@ForAll byte[] bytes) {
        byte[] text = new byte[bytes.length + 8];
        System.arraycopy("{\"a\":\"".getBytes(StandardCharsets.US_ASCII), 0, text, 0, 6);
        for (int i = 0; i < bytes.length; i++) {
            // only bytes that matter: leads and tails of longer characters
            text[6 + i] = (byte) (bytes[i] | 0x80);
        }
        text[text.length - 2] = '"';
        text[text.length - 1] = '}';
        String decoded = new String(text, StandardCharsets.UTF_8);
        assertThat(scanner.scanObject(text, 0, text.length)).isEqualTo(decoded.indexOf('\ufffd') < 0);
    }
}
