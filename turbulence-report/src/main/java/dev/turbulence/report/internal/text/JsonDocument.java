package dev.turbulence.report.internal.text;

import java.util.List;
import java.util.Map;

/** A JSON document of maps, lists, numbers, truths, texts and nulls, a value to a line. */
public final class JsonDocument {

    private final StringBuilder out = new StringBuilder();

    private JsonDocument() {}

    /** The document, ended by a line feed. */
    public static String of(Map<String, ?> object) {
        JsonDocument document = new JsonDocument();
        document.value(object, "\n");
        return document.out.append('\n').toString();
    }

    private void value(Object value, String lineBreak) {
        if (value instanceof Map<?, ?> object) {
            object(object, lineBreak);
        } else if (value instanceof List<?> array) {
            array(array, lineBreak);
        } else if (value == null || value instanceof Number || value instanceof Boolean) {
            out.append(value);
        } else {
            out.append(JsonString.of(value.toString()));
        }
    }

    private void object(Map<?, ?> object, String lineBreak) {
        String separator = "";
        out.append('{');
        for (Map.Entry<?, ?> member : object.entrySet()) {
            out.append(separator).append(lineBreak).append("  ");
            out.append(JsonString.of(member.getKey().toString())).append(": ");
            value(member.getValue(), lineBreak + "  ");
            separator = ",";
        }
        out.append(object.isEmpty() ? "" : lineBreak).append('}');
    }

    private void array(List<?> array, String lineBreak) {
        String separator = "";
        out.append('[');
        for (Object element : array) {
            out.append(separator).append(lineBreak).append("  ");
            value(element, lineBreak + "  ");
            separator = ",";
        }
        out.append(array.isEmpty() ? "" : lineBreak).append(']');
    }
}
