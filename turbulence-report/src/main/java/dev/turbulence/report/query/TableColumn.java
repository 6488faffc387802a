package dev.turbulence.report.query;

import dev.turbulence.report.internal.Cells;
import dev.turbulence.storage.gate.PlainText;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How the values of one column are shown, decided from the first rows: to which side, and with how many digits. */
final class TableColumn {

    /** Numbers that so many digits after the point would show as 0 are written with an exponent. */
    private static final int MAX_DIGITS = 4;

    private static final int MAX_DIGITS_OF_MILLIS = 2;

    private static final Set<String> IDS = Set.of("id", "instance_id", "correlation_id");

    private final int index;
    private final String heading;
    private final boolean numbers;
    private final int digits;

    /** @param index its place in the rows */
    TableColumn(int index, String name, List<List<Object>> rows) {
        this.index = index;
        this.heading = PlainText.of(name);
        List<Object> values = rows.stream()
                .map(row -> row.get(index))
                .filter(value -> value != null)
                .toList();
        this.numbers = !values.isEmpty() && values.stream().allMatch(Number.class::isInstance);
        int most = name.endsWith("_ms") || name.equals("percent") ? MAX_DIGITS_OF_MILLIS : MAX_DIGITS;
        this.digits = values.stream()
                .mapToInt(value -> value instanceof Double number ? digits(number, most) : 0)
                .max()
                .orElse(0);
    }

    /** Digits after the point that a number needs, at least 1 and no more than allowed. */
    private static int digits(double number, int most) {
        int digits = 1;
        while (digits < most && Math.abs(number - round(number, digits)) > 1e-9) {
            digits++;
        }
        return digits;
    }

    private static double round(double number, int digits) {
        double shift = Math.pow(10, digits);
        return Math.rint(number * shift) / shift;
    }

    String heading() {
        return heading;
    }

    /** Numbers and ids are shown whole or not at all. */
    boolean mayBeCut() {
        return !numbers && !IDS.contains(heading);
    }

    /** The value of a row on one line, whole. */
    String cell(List<Object> row) {
        Object value = row.get(index);
        return numbers && value instanceof Number number ? number(number) : PlainText.of(Values.forPeople(value));
    }

    private String number(Number value) {
        double number = value.doubleValue();
        boolean tooSmall = number != 0 && Math.abs(number) < 0.5 * Math.pow(10, -digits);
        if (digits == 0 || tooSmall || Math.abs(number) >= 1e15) {
            return value.toString();
        }
        return String.format(Locale.ROOT, "%." + digits + "f", number);
    }

    /** A cell that takes so many columns, or more when it must not be cut. */
    String fit(String cell, int columns) {
        if (numbers) {
            return Cells.right(cell, columns);
        }
        return Cells.left(mayBeCut() ? cut(cell, columns) : cell, columns);
    }

    /** Names differ at their ends and are cut in their middle, sentences at their end. */
    static String cut(String cell, int columns) {
        return cell.indexOf(' ') < 0 ? Cells.shortenName(cell, columns) : Cells.shorten(cell, columns);
    }
}
