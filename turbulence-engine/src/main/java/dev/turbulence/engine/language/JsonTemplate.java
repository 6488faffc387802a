package dev.turbulence.engine.language;

/** A JSON value with templates in its strings, at any depth; never in its keys. */
public final class JsonTemplate {
    private final Object source;

    private JsonTemplate(Object source) {
        this.source = source;
    }

    /**
     * Compiles every string in a value.
     *
     * @throws LanguageException when one of them is not a template of this language
     */
    public static JsonTemplate compile(Object source) {
        return new JsonTemplate(source);
    }

    /** The value as it stands in the file. */
    public Object source() {
        return source;
    }

    /**
     * The value with every template replaced by what it renders to.
     *
     * @throws EvaluationException when a variable is unknown or an operation does not fit its values
     */
    public Object render(InstanceContext context) {
        throw new UnsupportedOperationException();
    }
}
