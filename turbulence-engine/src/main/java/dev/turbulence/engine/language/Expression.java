package dev.turbulence.engine.language;

/** An expression over the variables of an instance and its last response, compiled. */
public final class Expression {
    private final String source;

    private Expression(String source) {
        this.source = source;
    }

    /**
     * Compiles an expression.
     *
     * @throws LanguageException when the text is not an expression of this language
     */
    public static Expression compile(String source) {
        return new Expression(source);
    }

    /** The text as it stands in the file, environment variables filled in. */
    public String source() {
        return source;
    }

    /**
     * The value for these variables.
     *
     * @throws EvaluationException when a variable is unknown or an operation does not fit its values
     */
    public Object evaluate(InstanceContext context) {
        throw new UnsupportedOperationException();
    }

    /**
     * The value for these variables and {@code value}, what a JSONPath found.
     *
     * @throws EvaluationException when a variable is unknown or an operation does not fit its values
     */
    public Object evaluate(InstanceContext context, Object value) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String toString() {
        return source;
    }
}
