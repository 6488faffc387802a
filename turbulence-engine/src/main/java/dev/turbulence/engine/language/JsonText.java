package dev.turbulence.engine.language;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Prints values as JSON with a space after every comma and colon, as Python does. */
final class JsonText {
    private JsonText() {}

    static void write(Object value, StringBuilder out) {
        if (value == null || value instanceof Boolean) {
            out.append(value);
        } else if (value instanceof Number number) {
            out.append(Numbers.toText(number));
        } else if (value instanceof List<?> list) {
            writeList(list, out);
        } else if (value instanceof Map<?, ?> map) {
            writeMap(map, out);
        } else {
            writeString(value.toString(), out);
        }
    }

    private static void writeList(List<?> list, StringBuilder out) {
        out.append('[');
        for (Iterator<?> members = list.iterator(); members.hasNext(); ) {
            write(members.next(), out);
            out.append(members.hasNext() ? ", " : "");
        }
        out.append(']');
    }

    private static void writeMap(Map<?, ?> map, StringBuilder out) {
        out.append('{');
        String separator = "";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.append(separator);
            writeString(String.valueOf(entry.getKey()), out);
            out.append(": ");
            write(entry.getValue(), out);
            separator = ", ";
        }
        out.append('}');
    }

    private static void writeString(String text, StringBuilder out) {
        out.append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, out);
        out.append('"');
    }
}
