package dev.turbulence.engine.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariableNamesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "plain text; ;",
                "{{ a }}/{{ b.c['d'] }}; a b;",
                "{{ items[index] }}; items index;",
                "{{ a + b * -c }} {{ not d }}; a b c d;",
                "{{ name.upper() ~ max(x, [y, {'k': z}]) }}; name x y z;",
                "{{ flag ? yes_value : no_value }}; flag yes_value no_value;",
                "{{ True }} {{ None }} {{ null }} {{ 'a' }}; ;",
                "{{ a | default(b) }}; b; a",
                "{{ a.b is defined and a.b > 3 }}; ; a",
                "{{ a is not defined or b }}; b; a",
                "{% if a is defined %}{{ a }}{% elseif b %}{{ c }}{% else %}{{ d }}{% endif %}; b c d; a",
                "{{ a is empty }} {{ b in c }}; a b c;",
                "{# {{ a }} #}{% raw %}{{ b }}{% endraw %}; ;"
            })
    void ofATemplate(String source, String read, String guarded) {
        VariableNames names = Template.compile(source).variables();

        assertThat(names.read()).containsExactlyElementsOf(words(read));
        assertThat(names.guarded()).containsExactlyElementsOf(words(guarded));
    }

    @Test
    void ofAnExpressionWithTags() {
        VariableNames names = Expression.compile("'{{ st }}' == body.state and {{ total }} > 3")
                .variables();

        assertThat(names.read()).containsExactly("st", "body", "total");
    }

    @Test
    void ofAJsonPath() {
        VariableNames names = JsonPathQuery.compile("$.items[?(@.id == '{{ id }}')].{{ key | default('x') }}")
                .variables();

        assertThat(names.read()).containsExactly("id");
        assertThat(names.guarded()).containsExactly("key");
        assertThat(JsonPathQuery.compile("$.a").variables()).isEqualTo(VariableNames.NONE);
    }

    private static List<String> words(String text) {
        return text == null ? List.of() : Arrays.asList(text.split(" "));
    }
}
