package dev.turbulence.engine.language;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.spi.json.JacksonJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A JSONPath without templates, in the library's form. */
final class CompiledJsonPath {
    private static final Configuration VALUE = Configuration.builder()
            .jsonProvider(new JacksonJsonProvider())
            .mappingProvider(new JacksonMappingProvider())
            .build();
    /** All matches, none being no exception: only so can a present null be told from nothing. */
    private static final Configuration MATCHES =
            VALUE.addOptions(Option.ALWAYS_RETURN_LIST, Option.SUPPRESS_EXCEPTIONS);

    private static final Configuration PLACES = MATCHES.addOptions(Option.AS_PATH_LIST);

    /** A name between a dot and a parenthesis, as the library takes it, though it knows few of them. */
    private static final Pattern FUNCTION = Pattern.compile("\\.([^\\s.,()\\[\\]<>=!&|+*/'\"@$?-]+)\\((\\s*\\))?");

    private static final Set<String> FUNCTIONS = new TreeSet<>(Set.of(
            "append", "avg", "concat", "first", "index", "keys", "last", "length", "max", "min", "size", "stddev",
            "sum"));

    private final List<Supplier<JsonPath>> alternatives;
    private final boolean function;

    private CompiledJsonPath(List<Supplier<JsonPath>> alternatives, boolean function) {
        this.alternatives = alternatives;
        this.function = function;
    }

    static CompiledJsonPath of(String source) {
        String path = JsonPathText.normalise(source);
        boolean shared = checkFunctions(path);
        List<Supplier<JsonPath>> alternatives = JsonPathText.splitLastUnion(path).stream()
                .map(alternative -> supplier(alternative, shared))
                .toList();
        return new CompiledJsonPath(alternatives, path.endsWith(")"));
    }

    /** Whether the path holds no function with arguments. */
    private static boolean checkFunctions(String path) {
        Matcher calls = FUNCTION.matcher(JsonPathText.withoutStrings(path));
        boolean argumentless = true;
        while (calls.find()) {
            if (!FUNCTIONS.contains(calls.group(1))) {
                throw new LanguageException("JSONPath has no function `" + calls.group(1) + "()`; there are: "
                        + String.join(", ", FUNCTIONS));
            }
            argumentless &= calls.group(2) != null;
        }
        return argumentless;
    }

    /** The library keeps the arguments of a function in the compiled path, so such a path must not be shared by threads. */
    private static Supplier<JsonPath> supplier(String path, boolean shared) {
        JsonPath compiled = compile(path);
        return shared ? () -> compiled : () -> compile(path);
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
        for (Supplier<JsonPath> path : alternatives) {
            JsonMatch match = function ? call(path.get(), document) : first(path.get(), document);
            if (match.found()) {
                return match;
            }
        }
        return JsonMatch.NONE;
    }

    /** Whether the value is computed, and stands nowhere. */
    boolean isFunction() {
        return function;
    }

    /**
     * Where the matches stand, in the library's normal form.
     *
     * @throws EvaluationException when the path turns out to be none
     */
    List<String> places(Object document) {
        List<String> places = new ArrayList<>();
        for (Supplier<JsonPath> path : alternatives) {
            for (Object place : read(path.get(), document, PLACES)) {
                places.add((String) place);
            }
        }
        return places;
    }

    private static JsonMatch first(JsonPath path, Object document) {
        List<?> matches = read(path, document, MATCHES);
        return matches.isEmpty() ? JsonMatch.NONE : JsonMatch.of(matches.get(0));
    }

    private static List<?> read(JsonPath path, Object document, Configuration how) {
        try {
            List<?> found = path.read(document, how);
            return found == null ? List.of() : found;
        } catch (JsonPathException e) {
            // Some paths are found to be none only when they are looked up.
            throw new EvaluationException("the JSONPath cannot be looked up: " + e.getMessage());
        }
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
