package dev.turbulence.report.query;

import java.util.List;
import java.util.regex.Pattern;

/** Values for the parameters of SQL that come as text, from a command line or a POM. */
public final class SqlValues {

    private static final Pattern WHOLE = Pattern.compile("0|-?[1-9][0-9]{0,17}"); // Never overflows a long.
    private static final Pattern FRACTION = Pattern.compile("-?(0|[1-9][0-9]{0,8})\\.[0-9]{0,5}[1-9]");

    private SqlValues() {}

    /**
     * The values: text that is exactly how SQLite writes a number ({@code 500}, {@code -0.5}, but not {@code 007},
     * {@code 0.50} or {@code 1e3}) is that number, so that it equals both numbers and text. Everything else is text.
     */
    public static Object[] of(List<String> texts) {
        return texts.stream().map(SqlValues::value).toArray();
    }

    private static Object value(String text) {
        if (WHOLE.matcher(text).matches()) {
            return Long.valueOf(text);
        }
        return FRACTION.matcher(text).matches() ? (Object) Double.valueOf(text) : text;
    }
}
