package dev.turbulence.engine.language;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.spi.json.JsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import java.util.ArrayList;
import java.util.List;

/** A JSONPath without templates, in the library's form. */
final class CompiledJsonPath {
    private static final JsonProvider JSON = new PlainJsonProvider();
    private static final Configuration VALUE = Configuration.builder()
            .jsonProvider(JSON)
            .mappingProvider(new JacksonMappingProvider())
            .build();
    /** All matches, none being no exception: only so can a present null be told from nothing. */
    private static final Configuration MATCHES =
            VALUE.addOptions(Option.ALWAYS_RETURN_LIST, Option.SUPPRESS_EXCEPTIONS);

    private final List<JsonPath> alternatives;
    private final boolean function;

    private CompiledJsonPath(List<JsonPath> alternatives, boolean function) {
        this.alternatives = alternatives;
        this.function = function;
    }

    static CompiledJsonPath of(String source) {
        String path = JsonPathText.normalise(source);
        List<JsonPath> alternatives = new ArrayList<>();
        for (String alternative : JsonPathText.splitLastUnion(path)) {
            alternatives.add(compile(alternative));
        }
        return new CompiledJsonPath(alternatives, path.endsWith(")"));
    }

    private static JsonPath compile(String path) {
        try {
            return JsonPath.compile(path);
        } catch (InvalidPathException | IllegalArgumentException | IndexOutOfBoundsException e) {
            // The library's parser runs over the end of some broken paths.
            String reason = String.valueOf(e.getMessage());
            boolean says = e instanceof InvalidPathException && !reason.contains("Exception");
            throw new LanguageException("`" + path + "` is not a JSONPath" + (says ? ": " + reason.strip() : ""));
        }
    }

    JsonMatch find(Object document) {
        if (document == null) {
            return JsonMatch.NONE;
        }
        for (JsonPath path : alternatives) {
            JsonMatch match = function ? call(path, document) : first(path, document);
            if (match.found()) {
                return match;
            }
        }
        return JsonMatch.NONE;
    }

    private static JsonMatch first(JsonPath path, Object document) {
        List<?> matches = path.read(document, MATCHES);
        return matches.isEmpty() ? JsonMatch.NONE : JsonMatch.of(matches.get(0));
    }

    private static JsonMatch call(JsonPath path, Object document) {
        try {
            Object value = path.read(document, VALUE);
            return value == null ? JsonMatch.NONE : JsonMatch.of(value);
        } catch (JsonPathException e) {
            return JsonMatch.NONE;
        }
    }
}
