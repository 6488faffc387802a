package dev.turbulence.engine.language;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** A JSON value with templates in its strings, at any depth; never in its keys. */
public final class JsonTemplate {
    private final Object source;
    private final Object compiled;

    private JsonTemplate(Object source, Object compiled) {
        this.source = source;
        this.compiled = compiled;
    }

    /**
     * Compiles every string in a value.
     *
     * @throws LanguageException when one of them is not a template of this language
     */
    public static JsonTemplate compile(Object source) {
        return new JsonTemplate(source, compileValue(source));
    }

    /** The value as it stands in the file. */
    public Object source() {
        return source;
    }

    /** Whether the value is the same for all variables. */
    public boolean isConstant() {
        return isConstant(compiled);
    }

    private static boolean isConstant(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().allMatch(JsonTemplate::isConstant);
        }
        if (value instanceof Map<?, ?> map) {
            return map.values().stream().allMatch(JsonTemplate::isConstant);
        }
        return !(value instanceof Template);
    }

    /**
     * Every text in the value with the name of the member that it is, or that the list is which it is in.
     *
     * @param texts takes the name, which is empty where there is none, and a {@link String} or {@link Template}
     */
    public void texts(BiConsumer<String, Object> texts) {
        texts("", compiled, texts);
    }

    private static void texts(String name, Object value, BiConsumer<String, Object> texts) {
        if (value instanceof List<?> list) {
            list.forEach(member -> texts(name, member, texts));
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, member) -> texts(String.valueOf(key), member, texts));
        } else if (value instanceof String || value instanceof Template) {
            texts.accept(name, value);
        }
    }

    /**
     * The value with every template replaced by what it renders to.
     *
     * @throws EvaluationException when a variable is unknown or an operation does not fit its values
     */
    public Object render(InstanceContext context) {
        return renderValue(compiled, context);
    }

    /** The same value with a {@link Template} for every string that is not the same for all variables. */
    private static Object compileValue(Object value) {
        if (value instanceof String text) {
            Template template = Template.compile(text);
            return template.isConstant() ? template.render(InstanceContext.of(Map.of())) : template;
        }
        if (value instanceof List<?> list) {
            List<Object> members = new ArrayList<>(list.size());
            list.forEach(member -> members.add(compileValue(member)));
            return Collections.unmodifiableList(members);
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> entries = new LinkedHashMap<>();
            map.forEach((key, member) -> entries.put(key, compileValue(member)));
            return Collections.unmodifiableMap(entries);
        }
        return value;
    }

    private static Object renderValue(Object value, InstanceContext context) {
        if (value instanceof Template template) {
            return template.render(context);
        }
        if (value instanceof List<?> list) {
            List<Object> members = new ArrayList<>(list.size());
            list.forEach(member -> members.add(renderValue(member, context)));
            return members;
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> entries = new LinkedHashMap<>();
            map.forEach((key, member) -> entries.put(key, renderValue(member, context)));
            return entries;
        }
        return value;
    }
}
