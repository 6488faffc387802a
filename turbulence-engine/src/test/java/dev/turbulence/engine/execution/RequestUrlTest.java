package dev.turbulence.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestUrlTest {

    @ParameterizedTest
    @CsvSource({
        "http://h, /a, http://h/a",
        "http://h/, /a, http://h/a",
        "http://h/api, a, http://h/api/a",
        "http://h/api, '', http://h/api",
        "http://h, /a b/ü, http://h/a%20b/%C3%BC",
        "http://h, /a%20b/100%, http://h/a%20b/100%25",
        "http://h, /a?x=1 2&y=?, http://h/a?x=1%202&y=?",
        "http://h, /a?, http://h/a?",
        "http://h, /a#part, http://h/a",
        "http://h, /<a>/\"b\", http://h/%3Ca%3E/%22b%22",
        "http://h, //evil/a, http://h//evil/a",
        "http://h, @evil/a, http://h/@evil/a",
        "http://my_service:80, /a, http://my_service:80/a"
    })
    void joinsWithOneSlashAndEncodesWhatMustBe(String base, String path, String expected) {
        assertThat(RequestUrl.of(URI.create(base), path, Map.of())).hasToString(expected);
    }

    @Test
    void queryParametersAreEncodedInFullAndMerged() {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("q", "a&b=c d+ü/%20");
        query.put("empty", "");

        URI alone = RequestUrl.of(URI.create("http://h"), "/a", query);
        URI merged = RequestUrl.of(URI.create("http://h"), "/a?x=1", query);

        assertThat(alone).hasToString("http://h/a?q=a%26b%3Dc%20d%2B%C3%BC%2F%2520&empty=");
        assertThat(merged).hasToString("http://h/a?x=1&q=a%26b%3Dc%20d%2B%C3%BC%2F%2520&empty=");
    }
}
