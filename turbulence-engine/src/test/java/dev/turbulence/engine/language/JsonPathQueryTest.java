package dev.turbulence.engine.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPathQueryTest {
    private static final Map<String, Object> DOCUMENT = document();

    private static Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("nothing", null);
        document.put("it's", "quoted");
        document.put("list", List.of(1, 2, 3));
        document.put("orders", List.of(Map.of("id", "a'b", "total", 5), Map.of("id", "c", "total", 15L)));
        return document;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            $.nothing                          | null
            nothing                            | null
            list[-1]                           | 3
            $.list[1:]                         | 2
            $.list[0,2]                        | 1
            $.list.length()                    | 3
            $.list.sum()                       | 6.0
            $.concat($.orders[1].id, "-x")     | "c-x"
            $['it\\'s']                        | "quoted"
            $."it's"                           | "quoted"
            $.orders[?(@.total > 10)].id       | "c"
            $..total                           | 5
            $.orders[1]['id','total']          | "c"
            $.orders[1]['none','total']        | 15
            $.orders[?(@.id == '{{id}}')].total     | 5
            $.orders[?(@.id == {{id}})].total       | 5
            $.orders[?(@.total > {{n}})].total      | 15
            $.orders[{{index}}].id                  | "c"
            $['{{key}}'][0]                         | 1
            """)
    void findsTheFirstMatch(String path, String expected) {
        InstanceContext context = InstanceContext.of(Map.of("id", "a'b", "n", 7, "index", 1, "key", "list"));

        JsonMatch match = JsonPathQuery.compile(path).find(DOCUMENT, context);

        assertThat(match.found()).isTrue();
        assertThat(Values.toJson(match.value())).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"$.missing", "$.list[9]", "$.list.key", "$.missing.length()", "$.nothing.key", "$.orders[*].none"
            })
    void findsNothing(String path) {
        assertThat(JsonPathQuery.compile(path)
                        .find(DOCUMENT, InstanceContext.of(Map.of()))
                        .found())
                .isFalse();
    }

    @Test
    void aDocumentThatIsNoTreeHasNoMatchButItself() {
        InstanceContext none = InstanceContext.of(Map.of());

        assertThat(JsonPathQuery.compile("$").find("text", none).value()).isEqualTo("text");
        assertThat(JsonPathQuery.compile("$.a").find("text", none).found()).isFalse();
        assertThat(JsonPathQuery.compile("$").find(null, none).found()).isFalse();
    }

    @Test
    void aValueInAPathCannotChangeThePath() {
        InstanceContext hostile =
                InstanceContext.of(Map.of("id", "x' || @.total > 0 || 'x", "key", "list'] | $.orders['"));

        assertThat(JsonPathQuery.compile("$.orders[?(@.id == '{{id}}')]")
                        .find(DOCUMENT, hostile)
                        .found())
                .isFalse();
        assertThat(JsonPathQuery.compile("$['{{key}}']").find(DOCUMENT, hostile).found())
                .isFalse();
    }

    @Test
    void functionsWithArgumentsSeeTheDocumentOfTheirOwnThread() throws Exception {
        JsonPathQuery query = JsonPathQuery.compile("$.concat($.a, $.b)");
        InstanceContext none = InstanceContext.of(Map.of());
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Object>> work = IntStream.range(0, 4_000)
                    .<Callable<Object>>mapToObj(i -> () ->
                            query.find(Map.of("a", "a" + i, "b", "b" + i), none).value())
                    .toList();
            List<Future<Object>> results = threads.invokeAll(work);
            for (int i = 0; i < results.size(); i++) {
                assertThat(results.get(i).get()).isEqualTo("a" + i + "b" + i);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void anUnknownVariableInAPathIsNamed() {
        JsonPathQuery query = JsonPathQuery.compile("$.orders[{{index}}]");

        assertThatThrownBy(() -> query.find(DOCUMENT, InstanceContext.of(Map.of())))
                .isInstanceOf(EvaluationException.class)
                .hasMessageContaining("unknown variable `index`");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            $.a | $.b           ~ `|` is not taken
            $.a.(b|c)           ~ write `['a','b']`
            $.a where b         ~ write a filter
            $.[                 ~ is not a JSONPath
            $.list.median()     ~ no function `median()`
            .l{%()}}l           ~ no function `l{%()`
            $.größe(@.a)        ~ no function `größe()`
            $['a                ~ is not closed
            $.orders[{{x}       ~ is not closed by `}}`
            """)
    void isRefused(String path, String message) {
        assertThatThrownBy(() -> JsonPathQuery.compile(path))
                .isInstanceOf(LanguageException.class)
                .hasMessageContaining(message);
    }

    @Test
    void anEmptyPathIsRefused() {
        assertThatThrownBy(() -> JsonPathQuery.compile(" ")).hasMessageContaining("must not be empty");
    }

    /** The library finds out only when it looks them up, and threw what nobody expected. */
    @ParameterizedTest
    @ValueSource(strings = {"$.;']]])](k|=d)|'.;''.$]'/'", ".l{%()}}l}l}", "$.items\u00ac\u00c0(@.sku==\"A\")]"})
    void aPathThatIsNoneAfterAllIsSaidToBe(String path) {
        try {
            assertThat(JsonPathQuery.compile(path)
                            .find(DOCUMENT, InstanceContext.of(Map.of()))
                            .found())
                    .isFalse();
        } catch (EvaluationException e) {
            assertThat(e).hasMessageContaining("the JSONPath cannot be looked up");
        } catch (LanguageException e) {
            assertThat(e).hasMessageContaining("JSONPath");
        }
    }
}
