package dev.turbulence.engine.language;

/** A string with {@code {{expressions}}} in it, compiled. */
public final class Template implements UsesVariables {
    private final String source;
    private final Compiled compiled;

    private Template(String source, Compiled compiled) {
        this.source = source;
        this.compiled = compiled;
    }

    /**
     * Compiles a template.
     *
     * @throws LanguageException when the text is not a template of this language
     */
    public static Template compile(String source) {
        return new Template(source, TemplateCompiler.template(source));
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
     * The value for these variables. A text that is one expression and nothing else keeps the value's type.
     *
     * @throws EvaluationException when a variable is unknown or an operation does not fit its values
     */
    public Object render(InstanceContext context) {
        try {
            return compiled.node().evaluate(Scope.ofTemplate(context));
        } catch (EvaluationException e) {
            throw new EvaluationException("in `" + source.strip() + "`: " + e.getMessage());
        }
    }

    /**
     * The value for these variables as text, for paths, headers and queries.
     *
     * @throws EvaluationException when a variable is unknown or an operation does not fit its values
     */
    public String renderText(InstanceContext context) {
        return Values.toText(render(context));
    }

    /** Whether the value is the same for all variables. */
    public boolean isConstant() {
        return compiled.node() instanceof ConstantNode;
    }

    @Override
    public String toString() {
        return source;
    }
}
