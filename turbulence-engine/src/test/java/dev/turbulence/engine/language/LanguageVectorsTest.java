package dev.turbulence.engine.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turbulence.engine.vectors.KnownDifferences;
import dev.turbulence.engine.vectors.Vectors;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the Python tool answered is what we answer, but where the list of known differences says otherwise. */
class LanguageVectorsTest {
    private static final String NO_MATCH = "no match";

    @ParameterizedTest
    @MethodSource("templates")
    void template(Map<String, Object> vector) {
        String source = (String) vector.get("template");
        InstanceContext context =
                InstanceContext.of(Vectors.map(Vectors.file("templates.json").get("context")));
        String ours = Vectors.answer(() -> Template.compile(source).render(context));
        KnownDifferences.compare("templates.json", source, expected(vector), ours);
    }

    static Stream<Map<String, Object>> templates() {
        return Vectors.cases("templates.json").stream();
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void expression(Map<String, Object> vector) {
        String source = (String) vector.get("expression");
        Map<String, Object> file = Vectors.file("expressions.json");
        LastResponse response = new LastResponse(200, Map.of("x-mock", "1"), file.get("body"));
        InstanceContext context =
                InstanceContext.of(Vectors.map(file.get("context"))).withLastResponse(response);
        String ours = Vectors.answer(() -> Expression.compile(source).evaluate(context));
        KnownDifferences.compare("expressions.json", source, expected(vector), ours);
        if (vector.containsKey("truthy") && ours.equals(expected(vector))) {
            assertThat(Values.truth(Expression.compile(source).evaluate(context)))
                    .isEqualTo(vector.get("truthy"));
        }
    }

    static Stream<Map<String, Object>> expressions() {
        return Vectors.cases("expressions.json").stream();
    }

    private static String expected(Map<String, Object> vector) {
        return vector.containsKey("value") ? Values.toJson(vector.get("value")) : Vectors.ERROR;
    }

    @ParameterizedTest
    @MethodSource("jsonPaths")
    void jsonPath(String file, Map<String, Object> vector) {
        String path = (String) vector.get("path");
        Object document = Vectors.file(file).get("document");
        List<?> matches = (List<?>) vector.get("matches");
        String nothing = matches == null ? Vectors.ERROR : Values.toJson(NO_MATCH);
        String expected = matches == null || matches.isEmpty() ? nothing : Values.toJson(matches.get(0));
        String ours = Vectors.answer(() -> {
            JsonMatch match = JsonPathQuery.compile(path).find(document, InstanceContext.of(Map.of()));
            return match.found() ? match.value() : NO_MATCH;
        });
        KnownDifferences.compare(file, path, expected, ours);
    }

    static Stream<Arguments> jsonPaths() {
        return Stream.of("jsonpath.json", "jsonpath_list_root.json")
                .flatMap(file -> Vectors.cases(file).stream().map(vector -> Arguments.of(file, vector)));
    }

    @ParameterizedTest
    @MethodSource("builtins")
    void builtin(String use) {
        String ours = "known";
        try {
            Template.compile(use);
        } catch (LanguageException e) {
            ours = Vectors.REFUSED;
        }
        KnownDifferences.compare("jinja_builtins.json", use, "known", ours);
    }

    static Stream<String> builtins() {
        Map<String, String> uses = Map.of("filters", "{{ x | %s }}", "tests", "{{ x is %s }}", "globals", "{{ %s }}");
        // Those that cannot do without are given arguments.
        Map<String, String> complete = Map.of(
                "default", "default('d')", "replace", "replace('a', 'b')", "slice", "slice(0, 1)", "range", "range(3)");
        Map<String, Object> names = Vectors.file("jinja_builtins.json");
        assertThat(names.keySet()).isEqualTo(uses.keySet());
        return names.entrySet().stream()
                .flatMap(kind -> ((List<?>) kind.getValue())
                        .stream()
                                .map(name -> uses.get(kind.getKey())
                                        .formatted(complete.getOrDefault(
                                                name, kind.getKey().equals("globals") ? name + "()" : (String) name))));
    }

    @ParameterizedTest
    @MethodSource("extractions")
    void extract(Map<String, Object> vector) {
        Map<String, Object> extracted = new HashMap<>();
        Vectors.map(vector.get("map")).forEach((name, path) -> {
            String source = (String) path;
            try {
                JsonMatch match = JsonPathQuery.compile(source).find(vector.get("data"), InstanceContext.of(Map.of()));
                if (match.found()) {
                    extracted.put(name, match.value());
                }
            } catch (LanguageException e) {
                KnownDifferences.compare("extract.json", source, "nothing", Vectors.REFUSED);
            }
        });
        assertThat(extracted).isEqualTo(vector.get("extracted"));
    }

    static Stream<Map<String, Object>> extractions() {
        return Vectors.list("extract.json").stream();
    }
}
