package dev.turbulence.engine.language;

/** An expression over the variables of an instance and its last response, compiled. */
public final class Expression implements UsesVariables {
    private final String source;
    private final Compiled compiled;

    private Expression(String source, Compiled compiled) {
        this.source = source;
        this.compiled = compiled;
    }

    /**
     * Compiles an expression.
     *
     * @throws LanguageException when the text is not an expression of this language
     */
    public static Expression compile(String source) {
        return new Expression(source, TemplateCompiler.expression(source));
    }

    /** The text as it stands in the file, environment variables filled in. */
    public String source() {
        return source;
    }

    @Override
    public VariableNames variables() {
        return compiled.variables();
    }

    /**
     * The value for these variables.
     *
     * @throws EvaluationException when a variable is unknown or an operation does not fit its values
     */
    public Object evaluate(InstanceContext context) {
        return evaluate(Scope.ofExpression(context));
    }

    /**
     * The value for these variables and {@code value}, what a JSONPath found.
     *
     * @throws EvaluationException when a variable is unknown or an operation does not fit its values
     */
    public Object evaluate(InstanceContext context, Object value) {
        return evaluate(Scope.ofExpression(context, value));
    }

    private Object evaluate(Scope scope) {
        try {
            return compiled.node().evaluate(scope);
        } catch (EvaluationException e) {
            throw new EvaluationException("in `" + source.strip() + "`: " + e.getMessage());
        }
    }

    @Override
    public String toString() {
        return source;
    }
}
