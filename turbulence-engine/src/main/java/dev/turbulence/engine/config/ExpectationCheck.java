package dev.turbulence.engine.config;

import dev.turbulence.engine.config.CheckOutcome.Check;
import dev.turbulence.engine.language.EvaluationException;
import dev.turbulence.engine.language.Expression;
import dev.turbulence.engine.language.InstanceContext;
import dev.turbulence.engine.language.JsonMatch;
import dev.turbulence.engine.language.JsonPathQuery;
import dev.turbulence.engine.language.LastResponse;
import dev.turbulence.engine.language.Template;
import dev.turbulence.engine.language.Values;
import java.util.Map;
import java.util.function.Supplier;

/** One evaluation of an {@link Expectation}: check after check, until one does not hold. */
final class ExpectationCheck {
    private final Expectation expectation;
    private final InstanceContext context;
    private CheckOutcome latest;

    ExpectationCheck(Expectation expectation, InstanceContext context) {
        this.expectation = expectation;
        this.context = context;
    }

    CheckOutcome run() {
        expectation.statusCode().ifPresent(wanted -> next(() -> status(wanted)));
        JsonMatch match = expectation.jsonPath().map(this::find).orElse(null);
        expectation.jsonPath().ifPresent(path -> next(() -> jsonPathFound(path, match)));
        compare(match, () -> expectation.jsonPath().orElseThrow().source());
        if (expectation.contextPath().isPresent()) {
            String path = expectation.contextPath().map(this::text).orElseThrow();
            JsonMatch variable = walk(path);
            next(() -> variableFound(path, variable));
            compare(variable, () -> path);
        }
        expectation.schema().ifPresent(schema -> next(() -> fits(schema)));
        expectation.expression().ifPresent(expression -> next(() -> holds(expression, match)));
        return latest;
    }

    private void next(Supplier<CheckOutcome> check) {
        if (latest == null || latest.passed()) {
            latest = check.get();
        }
    }

    private CheckOutcome status(int wanted) {
        if (context.lastResponse().isEmpty()) {
            return noResponse(wanted);
        }
        int actual = context.lastResponse().get().statusCode();
        return actual == wanted
                ? new CheckOutcome(true, wanted, actual, "Status code is " + wanted)
                : new CheckOutcome(
                        false,
                        wanted,
                        actual,
                        "Status code mismatch: expected " + wanted + ", got " + actual,
                        Check.STATUS);
    }

    private static CheckOutcome noResponse(Object expected) {
        return new CheckOutcome(
                false, expected, null, "There is no response to check: no http or wait step came before");
    }

    private JsonMatch find(JsonPathQuery path) {
        return path.find(context.lastResponse().map(LastResponse::body).orElse(null), context);
    }

    private CheckOutcome jsonPathFound(JsonPathQuery path, JsonMatch match) {
        if (context.lastResponse().isEmpty()) {
            return noResponse(expected());
        }
        return match.found()
                ? new CheckOutcome(true, null, match.value(), "JSONPath '" + path + "' matches " + brief(match.value()))
                : new CheckOutcome(
                        false, expected(), null, "JSONPath '" + path + "' matches nothing in the response body");
    }

    private CheckOutcome variableFound(String path, JsonMatch match) {
        return match.found()
                ? new CheckOutcome(true, null, match.value(), "Variable '" + path + "' is " + brief(match.value()))
                : new CheckOutcome(
                        false,
                        expected(),
                        null,
                        "There is no variable '" + path + "'; there are: " + String.join(", ", context.names()));
    }

    /** What the comparison would ask for, so that a path that leads nowhere shows it too. */
    private Object expected() {
        return expectation
                .equalTo()
                .or(expectation::contains)
                .map(template -> template.render(context))
                .orElse(null);
    }

    private void compare(JsonMatch match, Supplier<String> path) {
        if (match == null || !match.found()) {
            return;
        }
        expectation
                .equalTo()
                .ifPresent(template -> next(() -> equal(path.get(), template.render(context), match.value())));
        expectation
                .contains()
                .ifPresent(template -> next(() -> contained(path.get(), template.render(context), match.value())));
    }

    private static CheckOutcome equal(String path, Object wanted, Object actual) {
        return Values.equal(wanted, actual)
                ? new CheckOutcome(true, wanted, actual, "Value at '" + path + "' is " + brief(wanted))
                : new CheckOutcome(
                        false,
                        wanted,
                        actual,
                        "Value mismatch at '" + path + "': expected " + brief(wanted) + ", got " + brief(actual));
    }

    private static CheckOutcome contained(String path, Object wanted, Object actual) {
        String place = "Value at '" + path + "' ";
        String refusal = place + "does not contain " + brief(wanted);
        try {
            return Values.contains(actual, wanted)
                    ? new CheckOutcome(true, wanted, actual, place + "contains " + brief(wanted))
                    : new CheckOutcome(false, wanted, actual, refusal + ": got " + brief(actual));
        } catch (EvaluationException e) {
            return new CheckOutcome(false, wanted, actual, refusal + ": " + e.getMessage());
        }
    }

    private CheckOutcome fits(SchemaTemplate schema) {
        if (context.lastResponse().isEmpty()) {
            return noResponse(schema.source());
        }
        Object body = context.lastResponse().get().body();
        return schema.schema(context)
                .check(body)
                .map(violation -> new CheckOutcome(
                        false,
                        schema.source(),
                        violation.actual(),
                        "Schema validation failed at " + violation.path() + ": " + violation.message() + ", got "
                                + brief(violation.actual()),
                        Check.SCHEMA))
                .orElseGet(() -> new CheckOutcome(true, schema.source(), null, "Schema validation passed"));
    }

    private CheckOutcome holds(Expression expression, JsonMatch match) {
        Object value = match != null && match.found()
                ? expression.evaluate(context, match.value())
                : expression.evaluate(context);
        String text = expression.source().strip();
        return Values.truth(value)
                ? new CheckOutcome(true, true, value, "Expression `" + text + "` is true")
                : new CheckOutcome(
                        false, true, value, "Expression `" + text + "` is " + brief(value) + ", expected true");
    }

    /** Keys of maps, one after the other; a variable whose own name has dots in it comes first. */
    private JsonMatch walk(String path) {
        if (context.has(path)) {
            return new JsonMatch(true, context.get(path));
        }
        Object value = context.asMap();
        for (String key : path.split("\\.", -1)) {
            if (!(value instanceof Map<?, ?> map) || !map.containsKey(key)) {
                return new JsonMatch(false, null);
            }
            value = map.get(key);
        }
        return new JsonMatch(true, value);
    }

    private String text(Template template) {
        return template.renderText(context).strip();
    }

    private static String brief(Object value) {
        String json = Values.toJson(value);
        return json.length() <= 200 ? json : json.substring(0, 197) + "...";
    }
}
