package dev.turbulence.storage.gate;

import java.math.BigDecimal;

/** Reads what a metric is compared with, from where the cursor stands. */
final class LimitParser {

    private final Cursor cursor;
    private final Metric metric;

    LimitParser(Cursor cursor, Metric metric) {
        this.cursor = cursor;
        this.metric = metric;
    }

    Limit parse() {
        if (!cursor.skipWord(Limit.BASELINE)) {
            return Limit.of(number(), unit());
        }
        cursor.skipSpaces();
        BigDecimal factor = BigDecimal.ONE;
        if (cursor.skip('*')) {
            cursor.skipSpaces();
            factor = number();
            cursor.skipSpaces();
        }
        boolean less = cursor.skip('-');
        if (!less && !cursor.skip('+')) {
            return Limit.ofBaseline(factor, BigDecimal.ZERO, Unit.NONE);
        }
        cursor.skipSpaces();
        BigDecimal number = number();
        if (cursor.at('%') && metric.quantity() != Quantity.PERCENTAGE) {
            throw cursor.error(
                    cursor.position(),
                    "a share of the baseline is written as a factor, such as " + Limit.BASELINE
                            + (less ? " * 0.90" : " * 1.10"));
        }
        return Limit.ofBaseline(factor, less ? number.negate() : number, unit());
    }

    private BigDecimal number() {
        int start = cursor.position();
        if (cursor.at('-')) {
            throw cursor.error(start, "a limit is not negative");
        }
        String digits = cursor.take(c -> c >= '0' && c <= '9' || c == '.');
        if (digits.isEmpty()) {
            throw cursor.error(start, "expected a number, found " + cursor.found());
        }
        if (!digits.matches("\\d{1,16}(\\.\\d{1,16})?")) {
            throw cursor.error(start, "expected a number such as 0, 250 or 99.5, found '" + digits + "'");
        }
        return new BigDecimal(digits);
    }

    private Unit unit() {
        int afterNumber = cursor.position();
        cursor.skipSpaces();
        int start = cursor.position();
        String symbol = cursor.skip('%') ? "%" : cursor.take(Character::isLetter);
        if (symbol.isEmpty()) {
            return Unit.NONE;
        }
        for (Unit unit : Unit.values()) {
            if (unit.symbol().equals(symbol) && metric.quantity().accepts(unit)) {
                return unit;
            }
        }
        boolean glued = start == afterNumber;
        throw cursor.error(
                start,
                "'" + symbol + "' does not fit here: " + metric + " is "
                        + metric.quantity().description()
                        + (glued ? "" : "; conditions are separated by commas or new lines"));
    }
}
