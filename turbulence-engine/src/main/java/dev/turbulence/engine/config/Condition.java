package dev.turbulence.engine.config;

import dev.turbulence.engine.language.Expression;
import dev.turbulence.engine.language.InstanceContext;
import dev.turbulence.engine.language.LanguageException;
import dev.turbulence.engine.language.UsesVariables;
import dev.turbulence.engine.language.Values;
import dev.turbulence.engine.language.VariableNames;

/** What decides whether an action is executed, or which arm of a branch. */
public final class Condition implements UsesVariables {
    private final String source;
    /** Null for a blank text, which no expression is. */
    private final Expression expression;

    private Condition(String source, Expression expression) {
        this.source = source;
        this.expression = expression;
    }

    /**
     * Compiles a condition. As in the Python tool the empty text always holds, and one of blanks never does.
     *
     * @throws LanguageException when the text is not an expression
     */
    static Condition compile(String source) {
        return new Condition(source, source.isBlank() ? null : Expression.compile(source));
    }

    /** The text as it stands in the file, environment variables filled in. */
    public String source() {
        return source;
    }

    @Override
    public VariableNames variables() {
        return expression == null ? VariableNames.NONE : expression.variables();
    }

    /**
     * Whether it holds: truth is Python's, so null, false, zero and what is empty are false.
     *
     * @throws dev.turbulence.engine.language.EvaluationException when a variable is unknown or an operation does not fit
     */
    public boolean holds(InstanceContext context) {
        return expression == null ? source.isEmpty() : Values.truth(expression.evaluate(context));
    }

    @Override
    public String toString() {
        return source;
    }
}
