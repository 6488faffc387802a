package dev.turbulence.reliability.fuzz;

import dev.turbulence.engine.language.EvaluationException;
import dev.turbulence.engine.language.Expression;
import dev.turbulence.engine.language.InstanceContext;
import dev.turbulence.engine.language.JsonPathQuery;
import dev.turbulence.engine.language.LanguageException;
import dev.turbulence.engine.language.LastResponse;
import dev.turbulence.engine.language.Template;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Expressions, templates and JSONPaths, compiled and then evaluated over an answer with a bit of everything in it. */
enum LanguageTarget implements FuzzTarget {
    EXPRESSION("expression") {
        @Override
        void evaluate(String text) {
            Expression.compile(text).evaluate(CONTEXT, BODY);
        }
    },
    TEMPLATE("template") {
        @Override
        void evaluate(String text) {
            Template.compile(text).renderText(CONTEXT);
        }
    },
    JSON_PATH("path") {
        @Override
        void evaluate(String text) {
            JsonPathQuery.compile(text).find(BODY, CONTEXT);
        }
    };

    private static final Map<String, Object> BODY = Map.of(
            "status",
            "pending",
            "total",
            59.98,
            "huge",
            9_007_199_254_740_993L,
            "tags",
            Arrays.asList("a", "b", null),
            "items",
            List.of(Map.of("sku", "A", "price", 5), Map.of("price", 15, "in", Map.of("v", List.of(1, 2)))),
            "text",
            "x".repeat(2_000),
            "Hello",
            "Größe \uD83D\uDE00 <a&b>");

    private static final InstanceContext CONTEXT = InstanceContext.start("run_1", "inst_1", "corr_1", 7, "uuid")
            .withEntry(Map.of("seed_data", Map.of("sku", "flat white", "loyal", true)))
            .withLastResponse(new LastResponse(200, Map.of("x-mock", "1"), BODY))
            .with("n", 3)
            .with("f", 1.5)
            .with("s", "hey")
            .with("l", Arrays.asList(1, "a", null, Map.of("k", 1)));

    private final String key;

    LanguageTarget(String key) {
        this.key = key;
    }

    abstract void evaluate(String text);

    @Override
    public List<byte[]> seeds() throws IOException {
        List<byte[]> seeds = new ArrayList<>(Seeds.vectors(key));
        if (this == EXPRESSION) {
            seeds.addAll(Seeds.vectors("condition"));
        }
        return seeds;
    }

    @Override
    public void take(byte[] input) {
        try {
            evaluate(Seeds.text(input));
        } catch (LanguageException | EvaluationException e) {
            CleanErrors.require(e, "");
        }
    }
}
