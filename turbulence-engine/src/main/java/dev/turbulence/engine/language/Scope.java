package dev.turbulence.engine.language;

import java.util.ArrayList;
import java.util.List;

/** Where names are looked up during one evaluation. */
final class Scope {
    private final InstanceContext context;
    private final boolean expression;
    private final Object value;

    private Scope(InstanceContext context, boolean expression, Object value) {
        this.context = context;
        this.expression = expression;
        this.value = value;
    }

    /** The variables of the instance, as templates see them. */
    static Scope ofTemplate(InstanceContext context) {
        return new Scope(context, false, Node.MISSING);
    }

    /** The same, with {@code body}, {@code headers}, {@code status_code} and {@code context}. */
    static Scope ofExpression(InstanceContext context) {
        return new Scope(context, true, Node.MISSING);
    }

    /** The same, with {@code value}. */
    static Scope ofExpression(InstanceContext context, Object value) {
        return new Scope(context, true, value);
    }

    Object find(String name) {
        if (expression) {
            Object found = findPredefined(name);
            if (found != Node.MISSING) {
                return found;
            }
        }
        Object found = context.get(name);
        return found == null && !context.has(name) ? Node.MISSING : found;
    }

    private Object findPredefined(String name) {
        return switch (name) {
            case "context" -> context.asMap();
            case "value" -> value;
            case "body", "headers", "status_code" ->
                context.lastResponse().isPresent() ? fromResponse(name) : Node.MISSING;
            default -> Node.MISSING;
        };
    }

    private Object fromResponse(String name) {
        LastResponse response = context.lastResponse().orElseThrow();
        return switch (name) {
            case "body" -> response.body();
            case "headers" -> response.headers();
            default -> (long) response.statusCode();
        };
    }

    EvaluationException unknown(String name) {
        List<String> known = new ArrayList<>(context.names());
        if (expression) {
            if (context.lastResponse().isPresent()) {
                known.addAll(List.of("body", "headers", "status_code"));
            }
            known.add("context");
            if (value != Node.MISSING) {
                known.add("value");
            }
        }
        return new EvaluationException("unknown variable `" + name + "`; there are: " + String.join(", ", known));
    }
}
