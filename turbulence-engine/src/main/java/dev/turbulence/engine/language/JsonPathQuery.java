package dev.turbulence.engine.language;

/** A JSONPath, compiled. A leading {@code $.} may be missing. */
public final class JsonPathQuery {
    private final String source;

    private JsonPathQuery(String source) {
        this.source = source;
    }

    /**
     * Compiles a JSONPath.
     *
     * @throws LanguageException when the text is not a JSONPath
     */
    public static JsonPathQuery compile(String source) {
        return new JsonPathQuery(source);
    }

    /** The text as it stands in the file. */
    public String source() {
        return source;
    }

    /**
     * The first match in a document; a key that is there with null is a match.
     *
     * @param document any JSON value, null included
     * @param context the variables, for a path with templates in it
     * @throws EvaluationException when a template in the path has no value
     */
    public JsonMatch find(Object document, InstanceContext context) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String toString() {
        return source;
    }
}
