package dev.turbulence.engine.language;

/** A string with {@code {{expressions}}} in it, compiled. */
public final class Template {
    private final String source;

    private Template(String source) {
        this.source = source;
    }

    /**
     * Compiles a template.
     *
     * @throws LanguageException when the text is not a template of this language
     */
    public static Template compile(String source) {
        return new Template(source);
    }

    /** The text as it stands in the file, environment variables filled in. */
    public String source() {
        return source;
    }

    /**
     * The value for these variables. A text that is one expression and nothing else keeps the value's type.
     *
     * @throws EvaluationException when a variable is unknown or an operation does not fit its values
     */
    public Object render(InstanceContext context) {
        throw new UnsupportedOperationException();
    }

    /**
     * The value for these variables as text, for paths, headers and queries.
     *
     * @throws EvaluationException when a variable is unknown or an operation does not fit its values
     */
    public String renderText(InstanceContext context) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String toString() {
        return source;
    }
}
