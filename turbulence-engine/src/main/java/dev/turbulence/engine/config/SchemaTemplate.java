package dev.turbulence.engine.config;

import dev.turbulence.engine.language.EvaluationException;
import dev.turbulence.engine.language.InstanceContext;
import dev.turbulence.engine.language.JsonTemplate;
import dev.turbulence.engine.language.LanguageException;
import dev.turbulence.engine.schema.JsonSchema;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;

/** The JSON Schema of an expectation. Templates in it are rendered, and it is compiled, whenever it is checked. */
public final class SchemaTemplate {
    private final JsonTemplate template;
    private final Path file;
    /** Null when the schema is not the same for all variables. */
    private final JsonSchema constant;

    private SchemaTemplate(JsonTemplate template, Path file, JsonSchema constant) {
        this.template = template;
        this.file = file;
        this.constant = constant;
    }

    /**
     * Compiles a schema.
     *
     * @param template a map or a boolean
     * @param file the file it stands in, from whose folder references start
     * @throws LanguageException when it is no schema
     */
    static SchemaTemplate compile(JsonTemplate template, Path file) {
        if (template.isConstant()) {
            Object plain = template.render(InstanceContext.of(Map.of()));
            return new SchemaTemplate(template, file, JsonSchema.compile(plain, file));
        }
        return new SchemaTemplate(template, file, null);
    }

    /** The schema as it stands in the file. */
    public Object source() {
        return template.source();
    }

    /**
     * The schema for these variables.
     *
     * @throws EvaluationException when a template has no value, or what is rendered is no schema
     */
    JsonSchema schema(InstanceContext context) {
        if (constant != null) {
            return constant;
        }
        try {
            return JsonSchema.compile(guarded(template.source(), template.render(context)), file);
        } catch (LanguageException e) {
            throw new EvaluationException("schema: " + e.getMessage());
        }
    }

    /** What a SUT sent may become a value in a schema, but no part of its structure: that could lead to other files. */
    private static Object guarded(Object source, Object rendered) {
        boolean structure = rendered instanceof Map || rendered instanceof Collection;
        if (source instanceof String text && structure) {
            throw new EvaluationException("schema: `" + text + "` gives a map or a list, which cannot become part of a"
                    + " schema; compare with `equals`");
        }
        if (source instanceof Map<?, ?> map) {
            map.forEach((key, member) -> {
                Object value = ((Map<?, ?>) rendered).get(key);
                if (key.equals("$ref") && !String.valueOf(member).equals(value)) {
                    throw new EvaluationException("schema: a `$ref` cannot hold templates");
                }
                guarded(member, value);
            });
        } else if (source instanceof Collection<?> members) {
            Iterator<?> values = ((Collection<?>) rendered).iterator();
            members.forEach(member -> guarded(member, values.next()));
        }
        return rendered;
    }
}
