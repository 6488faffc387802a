package dev.turbulence.report.query;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HexFormat;
import java.util.List;

/** Values as text. */
final class Values {

    private static final DateTimeFormatter EXACT =
            new DateTimeFormatterBuilder().appendInstant(6).toFormatter();
    private static final DateTimeFormatter SHORT =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private Values() {}

    /** The whole value; null for null. */
    static String text(Object value) {
        if (value instanceof Instant instant) {
            return EXACT.format(instant);
        }
        if (value instanceof byte[] bytes) {
            return "x'" + HexFormat.of().formatHex(bytes) + "'";
        }
        if (value instanceof List<?> list) {
            return String.join(" ", list.stream().map(String::valueOf).toList());
        }
        return value == null ? null : value.toString();
    }

    /** The value as a person wants to read it; empty for null. */
    static String forPeople(Object value) {
        if (value instanceof Instant instant) {
            return SHORT.format(instant);
        }
        return value == null ? "" : text(value);
    }
}
