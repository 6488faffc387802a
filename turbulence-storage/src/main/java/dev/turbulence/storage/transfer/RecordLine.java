package dev.turbulence.storage.transfer;

import dev.turbulence.storage.internal.records.JsonStrings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts one record together as a line of JSON: what the columns say, unless the row's {@code extra} says otherwise. */
final class RecordLine {

    private final ExtraValues extra;
    private final List<String> written = new ArrayList<>();
    private final StringBuilder json = new StringBuilder(1024);

    RecordLine(ExtraValues extra) {
        this.extra = extra;
    }

    /** A string; null is written out. */
    RecordLine text(String key, String value) {
        return json(key, value == null ? null : JsonStrings.quote(value));
    }

    /** Any value, as JSON text; null is written out. */
    RecordLine json(String key, String value) {
        written.add(key);
        append(key, extra.values().getOrDefault(key, value == null ? "null" : value));
        return this;
    }

    /** The whole line, members that the format does not know at its end. */
    String end() {
        for (Map.Entry<String, String> member : extra.values().entrySet()) {
            if (!written.contains(member.getKey())) {
                append(member.getKey(), member.getValue());
            }
        }
        return json.append("}\n").toString();
    }

    private void append(String key, String value) {
        json.append(json.isEmpty() ? '{' : ',').append(JsonStrings.quote(key)).append(':');
        String text = extra.restore(key, value);
        // A line feed in JSON text can only be white space: strings have them escaped.
        json.append(text.indexOf('\n') < 0 ? text : text.replace('\n', ' '));
    }
}
