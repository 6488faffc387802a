package dev.turbulence.report.query;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/** Rows as RFC 4180 has them, safe to be opened in a spreadsheet. */
final class CsvWriter {

    private static final String END = "\r\n";

    /** What a spreadsheet takes for the beginning of a formula; the last four are the wide forms of East Asian fonts. */
    private static final String FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    private static final String NEEDS_QUOTES = ",\"\r\n";

    private final Appendable out;

    CsvWriter(Appendable out) {
        this.out = out;
    }

    void write(Answer answer) throws IOException {
        line(answer.columns().stream().map(Column::name).toList());
        Iterator<List<Object>> rows = answer.rows();
        while (rows.hasNext()) {
            line(rows.next());
        }
    }

    private void line(List<?> values) throws IOException {
        String separator = "";
        for (Object value : values) {
            out.append(separator).append(cell(value));
            separator = ",";
        }
        out.append(END);
    }

    private static String cell(Object value) {
        String text = Values.text(value);
        if (text == null || value instanceof Number || value instanceof Boolean) {
            return text == null ? "" : text;
        }
        String safe = visible(text);
        if (!safe.isEmpty() && FORMULA.indexOf(safe.charAt(0)) >= 0) {
            safe = "'" + safe;
        }
        boolean quoted = safe.chars().anyMatch(c -> NEEDS_QUOTES.indexOf(c) >= 0) || !safe.equals(safe.strip());
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    private static String visible(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            int type = Character.getType(c);
            boolean control = type == Character.CONTROL && c != '\n' && c != '\r' && c != '\t';
            if (control || type == Character.SURROGATE) {
                visible.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                visible.appendCodePoint(c);
            }
        });
        return visible.toString();
    }
}
