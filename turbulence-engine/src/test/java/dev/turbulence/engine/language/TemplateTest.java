package dev.turbulence.engine.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {
    private static final InstanceContext CONTEXT = InstanceContext.start("run", "inst", "corr", 3, "uuid")
            .withEntry(Map.of("seed_data", Map.of("sku", "A-1")))
            .with("n", 3)
            .with("price", 1.0e10)
            .with("none", null)
            .with("items", List.of(1, 2))
            .with("sent", "{{ uuid }}{% if x %}");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            plain                                            | "plain"
            {{n}}                                            | 3
            {# why #}{{ n }}                                 | 3
            {{items}}                                        | [1, 2]
            {{none}}                                         | null
            {{n}}{{n}}                                       | "33"
            /o/{{entry.seed_data.sku}}?n={{n}}               | "/o/A-1?n=3"
            {{price}} {{none}} {{items}}                     | "10000000000.0 null [1, 2]"
            {{sent}}                                         | "{{ uuid }}{% if x %}"
            x{{sent}}                                        | "x{{ uuid }}{% if x %}"
            {{ '{{n}}' }}                                    | "{{n}}"
            {% if n > 5 %}a{% elif n > 2 %}b{% else %}c{% endif %} | "b"
            {% if items %}{{items[0]}}{% endif %}            | "1"
            {% if none %}x{% endif %}                        | ""
            a {{- n -}} b                                    | "a3b"
            {% verbatim %}{{n}}{% endverbatim %}             | "{{n}}"
            {% raw %} it's {{n}}{% endraw %}{{n}}            | " it's {{n}}3"
            """)
    void renders(String source, String expected) {
        assertThat(Values.toJson(Template.compile(source).render(CONTEXT))).isEqualTo(expected);
    }

    @Test
    void lineBreaksStayExceptTheLastOne() {
        assertThat(Template.compile("{{n}}\n{{n}}\n").render(CONTEXT)).isEqualTo("3\n3");
        assertThat(Template.compile("a\n").render(CONTEXT)).isEqualTo("a");
    }

    @Test
    void textIsTextWherePlacesAreStringsByNature() {
        assertThat(Template.compile("{{n}}").renderText(CONTEXT)).isEqualTo("3");
        assertThat(Template.compile("{{n > 2}}").renderText(CONTEXT)).isEqualTo("true");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {% for i in items %}{{i}}{% endfor %}    | `{% for %}` is not taken
            {% set x = 1 %}                          | `{% set %}` is not taken
            {% macro m() %}{% endmacro %}            | `{% macro %}` is not taken
            {% include '/etc/passwd' %}              | `{% include %}` is not taken
            {% import 'x' %}                         | `{% import %}` is not taken
            {% if n %}x                              | needs `{% endif %}`
            {{ n                                     | is not closed by `}}`
            {{ n }                                   | is not closed by `}}`
            {# n                                     | is not closed by `#}`
            {{ }}                                    | ends too early
            {{ n; n }}                               | unexpected `;`
            {{ '\\u12' }}                            | needs 4 hexadecimal digits
            """)
    void isRefused(String source, String message) {
        assertThatThrownBy(() -> Template.compile(source))
                .isInstanceOf(LanguageException.class)
                .hasMessageContaining(message);
    }

    @Test
    void anUnknownVariableIsNamedWithThoseThereAre() {
        assertThatThrownBy(() -> Template.compile("/orders/{{order_id}}").render(CONTEXT))
                .isInstanceOf(EvaluationException.class)
                .hasMessage("in `/orders/{{order_id}}`: unknown variable `order_id`; there are: run_id, instance_id,"
                        + " correlation_id, instance_index, uuid, entry, n, price, none, items, sent");
    }

    @Test
    void templatesStandInStringsAtAnyDepthAndNeverInKeys() {
        Map<String, Object> source = new LinkedHashMap<>();
        source.put("{{n}}", List.of("{{n}}", Map.of("deep", "<{{n}}>")));
        source.put("number", 5);
        source.put("null", null);

        Object rendered = JsonTemplate.compile(source).render(CONTEXT);

        assertThat(Values.toJson(rendered))
                .isEqualTo("{\"{{n}}\": [3, {\"deep\": \"<3>\"}], \"number\": 5, \"null\": null}");
    }

    @Test
    void renderedJsonIsTheInstancesOwn() {
        JsonTemplate template = JsonTemplate.compile(Map.of("list", List.of("{{n}}")));

        assertThat(template.render(CONTEXT)).isNotSameAs(template.render(CONTEXT));
        assertThat(template.render(CONTEXT.with("n", 4))).isEqualTo(Map.of("list", List.of(4)));
        assertThat(template.source()).isEqualTo(Map.of("list", List.of("{{n}}")));
    }

    @Test
    void whateverTheTextItCompilesOrIsRefused() {
        List<String> pieces = Arrays.asList(
                "{{", "}}", "{%", "%}", "{#", "#}", "'", "\"", "\\", "#{", "if", "endif", "a", ".", "[", "]", "(", ")",
                "{", "}", ",", ":", "?", "|", "1", "2.5", " ", "not", "in", "is", "==", "-", "~", "=", "\n", "x",
                "else");
        Random random = new Random(42);
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int i = 0; i < 5_000; i++) {
                StringBuilder text = new StringBuilder();
                for (int length = random.nextInt(12); length >= 0; length--) {
                    text.append(pieces.get(random.nextInt(pieces.size())));
                }
                compileAll(text.toString());
            }
        });
    }

    private static void compileAll(String text) {
        try {
            Template.compile(text);
        } catch (LanguageException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
        try {
            Expression.compile(text);
        } catch (LanguageException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
        try {
            JsonPathQuery.compile(text);
        } catch (LanguageException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }
}
