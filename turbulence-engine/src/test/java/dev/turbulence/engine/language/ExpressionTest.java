package dev.turbulence.engine.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {
    private static final InstanceContext CONTEXT = context();

    private static InstanceContext context() {
        Map<String, Object> body = new HashMap<>();
        body.put("status", "pending");
        body.put("in", "keyword");
        body.put("nothing", null);
        body.put("prices", List.of(5, 2.5, 10));
        return InstanceContext.start("run", "inst", "corr", 3, "uuid")
                .with("n", 3)
                .with("name", "Ada")
                .with("list", Arrays.asList(1, "a", null))
                .withLastResponse(new LastResponse(201, Map.of("Content-Type", "application/json"), body));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "->", quoteCharacter = '`', textBlock = """
            not n == 4  -> true
            not 'a' in list  -> false
            'z' not in list  -> true
            n + 2 * 3 - 4 / 2  -> 7.0
            -2 | abs  -> 2
            'x' ~ name | upper  -> "xADA"
            n ~ 1 + 1  -> error
            false or true and false  -> false
            n > 2 ? 'big' : 'small'  -> "big"
            n in [1, 2, 3] and status_code == 201  -> true
            body.in == 'keyword'  -> true
            body['status'].upper()  -> "PENDING"
            body.nothing is null  -> true
            body.nothing is defined  -> true
            body.missing is defined  -> false
            body.missing.deeper is not defined  -> true
            missing | default('d')  -> "d"
            body.nothing | default('d')  -> null
            body.nothing | default('d', true)  -> "d"
            body.get('missing', 7)  -> 7
            headers['content-TYPE']  -> "application/json"
            list[-1] is null  -> true
            name[0]  -> "A"
            sum(body.prices)  -> 17.5
            max(body.prices) == 10  -> true
            min('b', 'a')  -> "a"
            any(list) and not all(list)  -> true
            body.prices | sort | last  -> 10
            range(5, 0, -2)  -> [5, 3, 1]
            'a,b' | split(',') | join('-')  -> "a-b"
            'abc' | slice(0, -1)  -> "ab"
            7 % 3 == 1 and -7 % 3 == 2  -> true
            9223372036854775807 + 1  -> 9223372036854775808
            9007199254740993 == 9007199254740992.0  -> false
            3 == 3.0  -> true
            '3' == 3  -> false
            true == 1  -> false
            [1, {'k': 2}] == [1.0, {'k': 2.0}]  -> true
            {'b': 1, 'a': 2}  -> {"a": 2, "b": 1}
            2.5 | round  -> 3.0
            '12.7' | int  -> 12
            'é' | base64encode  -> "w6k="
            'a b/ü' | urlencode  -> "a%20b%2F%C3%BC"
            context.n == n and context['n'] == 3  -> true
            None is none and True  -> true
            'it\\'s' ~ "\\t\\u0041"  -> "it's\\tA"
            '{{name}}' == 'Ada'  -> true
            'Hi {{ name | upper }}!'  -> "Hi ADA!"
            {{n}} + 1 == 4  -> true
            '{{body['status']}}' == 'pending'  -> true
            "#{n}"  -> "#{n}"
            """)
    void hasAValue(String source, String expected) {
        String value;
        try {
            value = Values.toJson(Expression.compile(source).evaluate(CONTEXT));
        } catch (EvaluationException e) {
            value = "error";
        }
        assertThat(value).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "->", quoteCharacter = '`', textBlock = """
            1 if n else 2  -> write `c ? a : b`
            [x for x in list]  -> comprehensions are not taken
            list[0:1]  -> slices are not taken
            1 < n < 3  -> write `a < b and b < c`
            n ** 2  -> `**` is not taken
            n // 2  -> write `(a / b) | int`
            n == 1 && n == 2  -> write `and`
            !n  -> write `not`
            n = 3  -> write `==`
            n === 3  -> write `==`
            str(n)  -> write `value | string`
            name.length()  -> there is no method `length`
            name.getClass()  -> there is no method `getClass`
            ''.getBytes()  -> there is no method `getBytes`
            system('x')  -> there is no function `system`
            n | nosuch  -> there is no filter `nosuch`
            n is prime  -> there is no test `prime`
            n | int(1, 2)  -> takes 0 arguments, not 2
            len()  -> takes 1 argument, not 0
            name | replace('a')  -> takes 2 arguments, not 1
            len(x=1)  -> takes no named arguments
            block('x')  -> this form is not taken
            parent()  -> this form is not taken
            (n  -> a `(` is not closed
            n +  -> ends too early
            'abc  -> is not closed
            n n  -> unexpected `n`
            n }} {{ n  -> is not closed
            lambda x: x  -> `lambda` is not taken
            {n: 1}  -> a key of a map is a string in quotes
            """)
    void isRefusedWithTheFormToWrite(String source, String message) {
        assertThatThrownBy(() -> Expression.compile(source))
                .isInstanceOf(LanguageException.class)
                .hasMessageContaining(message);
    }

    @Test
    void endlessNestingIsRefused() {
        assertThatThrownBy(() -> Expression.compile("(".repeat(50_000) + "1" + ")".repeat(50_000)))
                .isInstanceOf(LanguageException.class)
                .hasMessageContaining("nested deeper than 100");
    }

    @Test
    void emptyTextIsNoExpression() {
        assertThatThrownBy(() -> Expression.compile("  ")).isInstanceOf(LanguageException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "->", quoteCharacter = '`', textBlock = """
            orders > 1  -> unknown variable `orders`; there are: run_id, instance_id, correlation_id, instance_index, uuid, n, name, list, last_response, body, headers, status_code, context
            body.state  -> unknown variable `state` of `body`, which has:
            list[7]  -> unknown variable `[7]` of `list`, which is a list of 3
            body.nothing.x  -> unknown variable `x` of `body.nothing`, which is null
            name.class  -> unknown variable `class` of `name`, which is text "Ada"
            n + 'x'  -> to join texts, write `~`
            n < 'x'  -> `<` does not work on number 3 and text "x"
            body.nothing < 1  -> `<` does not work on null and number 1
            true < 2  -> `<` does not work on boolean true and number 2
            -true  -> `-` needs a number
            n / 0  -> division by zero
            1 in 5  -> only a text, a list or a map can contain something
            range(100000)  -> range gives at most 10000 numbers
            'x' | int  -> int: "x" is not a number
            len(n)  -> number 3 has no length
            max([])  -> max of an empty list
            value  -> unknown variable `value`
            """)
    void saysWhyThereIsNoValue(String source, String message) {
        assertThatThrownBy(() -> Expression.compile(source).evaluate(CONTEXT))
                .isInstanceOf(EvaluationException.class)
                .hasMessageStartingWith("in `" + source + "`: ")
                .hasMessageContaining(message);
    }

    @Test
    void bigAndExactNumbersKeepTheirValue() {
        InstanceContext context = InstanceContext.of(Map.of(
                "big", BigInteger.TEN.pow(30), "exact", new BigDecimal("0.10"), "infinite", Double.POSITIVE_INFINITY));

        assertThat(Expression.compile("big - big + 1").evaluate(context)).isEqualTo(1L);
        assertThat(Expression.compile("exact + exact").evaluate(context)).isEqualTo(new BigDecimal("0.20"));
        assertThat(Expression.compile("exact == 0.1").evaluate(context)).isEqualTo(true);
        assertThat(Expression.compile("big < infinite").evaluate(context)).isEqualTo(true);
    }

    @Test
    void valueIsWhatAJsonPathFoundBeItNull() {
        assertThat(Expression.compile("value is null").evaluate(CONTEXT, null)).isEqualTo(true);
        assertThat(Expression.compile("value * 2").evaluate(CONTEXT, 4)).isEqualTo(8L);
    }

    @Test
    void whatASutSentIsNeverCode() {
        InstanceContext context = InstanceContext.of(Map.of("sent", "x' == 'x' or 'a", "code", "{{ 1 + 1 }}"));

        assertThat(Expression.compile("'{{sent}}' == 'pending'").evaluate(context))
                .isEqualTo(false);
        assertThat(Expression.compile("{{sent}} == 'pending'").evaluate(context))
                .isEqualTo(false);
        assertThat(Expression.compile("'{{code}}'").evaluate(context)).isEqualTo("{{ 1 + 1 }}");
    }

    @Test
    void sortingDoesNotTouchTheListItSorts() {
        List<Object> list = new ArrayList<>(List.of(3, 1, 2));

        Expression.compile("list | sort").evaluate(InstanceContext.of(Map.of("list", list)));

        assertThat(list).containsExactly(3, 1, 2);
    }

    @Test
    void oneCompiledExpressionServesManyThreads() throws Exception {
        Expression expression = Expression.compile("[n, n * 2, 'i{{n}}' | upper] | join('/')");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Object>> work = new ArrayList<>();
            for (long n = 0; n < 2_000; n++) {
                InstanceContext context = InstanceContext.of(Map.of("n", n));
                work.add(() -> expression.evaluate(context));
            }
            List<Future<Object>> results = threads.invokeAll(work);
            for (int n = 0; n < results.size(); n++) {
                assertThat(results.get(n).get()).isEqualTo(n + "/" + 2 * n + "/I" + n);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"#\\",
                "\"#{",
                "'\\",
                "\"#{x}\\",
                "((((",
                "]]]]",
                "{{{{",
                "}}}}",
                "a.",
                "a..b",
                ".a",
                "|",
                "?:",
                "''''"
            })
    void brokenTextIsRefusedAndNothingHangs(String source) {
        assertThatExceptionOfType(LanguageException.class).isThrownBy(() -> Expression.compile(source));
    }
}
