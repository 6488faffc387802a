package dev.turbulence.report.query;

import dev.turbulence.report.internal.text.JsonString;
import java.util.List;

/** Values as JSON on one line. */
final class JsonText {

    private JsonText() {}

    static String of(Object value) {
        if (value == null || value instanceof Double number && !Double.isFinite(number)) {
            return "null"; // JSON has no form for infinities.
        }
        if (value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        if (value instanceof JsonValue json) {
            return JsonString.within(json.text());
        }
        if (value instanceof List<?> list) {
            return "[" + String.join(",", list.stream().map(JsonText::of).toList()) + "]";
        }
        return JsonString.of(Values.text(value));
    }
}
