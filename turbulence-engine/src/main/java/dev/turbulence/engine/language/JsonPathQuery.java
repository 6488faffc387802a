package dev.turbulence.engine.language;

/**
 * A JSONPath, compiled. A leading {@code $.} may be missing. It may hold {@code {{expressions}}}, whose values stand for
 * themselves: no value can change what the path does around it.
 */
public final class JsonPathQuery implements UsesVariables {
    private final String source;
    private final JsonPathTemplate template;
    /** The path where it is the same for all variables, else null. */
    private final CompiledJsonPath constant;

    private JsonPathQuery(String source, JsonPathTemplate template, CompiledJsonPath constant) {
        this.source = source;
        this.template = template;
        this.constant = constant;
    }

    /**
     * Compiles a JSONPath.
     *
     * @throws LanguageException when the text is not a JSONPath
     */
    public static JsonPathQuery compile(String source) {
        if (!SourceRewriter.hasTags(source)) {
            return new JsonPathQuery(source, null, CompiledJsonPath.of(source));
        }
        JsonPathTemplate template = JsonPathTemplate.compile(source);
        CompiledJsonPath.of(template.sample());
        return new JsonPathQuery(source, template, null);
    }

    /** The text as it stands in the file. */
    public String source() {
        return source;
    }

    @Override
    public VariableNames variables() {
        return template == null ? VariableNames.NONE : template.variables();
    }

    /**
     * The first match in a document; a key that is there with null is a match.
     *
     * @param document any JSON value, null included
     * @param context the variables, for a path with templates in it
     * @throws EvaluationException when a template in the path has no value
     */
    public JsonMatch find(Object document, InstanceContext context) {
        if (constant != null) {
            return constant.find(document);
        }
        try {
            return CompiledJsonPath.of(template.render(context)).find(document);
        } catch (EvaluationException | LanguageException e) {
            throw new EvaluationException("in `" + source.strip() + "`: " + e.getMessage());
        }
    }

    @Override
    public String toString() {
        return source;
    }
}
