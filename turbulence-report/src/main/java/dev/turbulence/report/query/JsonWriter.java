package dev.turbulence.report.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** Rows as JSON objects. */
final class JsonWriter {

    private final Appendable out;

    JsonWriter(Appendable out) {
        this.out = out;
    }

    void writeArray(Answer answer) throws IOException {
        out.append('[');
        List<String> keys = keys(answer);
        Iterator<List<Object>> rows = answer.rows();
        String separator = "\n";
        while (rows.hasNext()) {
            out.append(separator);
            object(keys, rows.next());
            separator = ",\n";
        }
        out.append("\n]\n");
    }

    void writeLines(Answer answer) throws IOException {
        List<String> keys = keys(answer);
        Iterator<List<Object>> rows = answer.rows();
        while (rows.hasNext()) {
            object(keys, rows.next());
            out.append('\n');
        }
    }

    private void object(List<String> keys, List<Object> row) throws IOException {
        char separator = '{';
        for (int i = 0; i < keys.size(); i++) {
            out.append(separator).append(keys.get(i)).append(':').append(JsonText.of(row.get(i)));
            separator = ',';
        }
        out.append('}');
    }

    /** The columns' names as JSON; one that repeats is numbered, so that no value hides another. */
    private static List<String> keys(Answer answer) {
        Set<String> used = new HashSet<>();
        List<String> keys = new ArrayList<>();
        for (Column column : answer.columns()) {
            String key = column.name();
            for (int i = 2; !used.add(key); i++) {
                key = column.name() + "_" + i;
            }
            keys.add(JsonText.of(key));
        }
        return keys;
    }
}
