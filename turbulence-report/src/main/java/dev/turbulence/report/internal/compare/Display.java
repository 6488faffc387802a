package dev.turbulence.report.internal.compare;

import dev.turbulence.report.internal.Numbers;
import dev.turbulence.report.internal.compare.Measure.Unit;
import java.time.Duration;
import java.util.Locale;

/** Compared numbers as people read them. Latencies are in milliseconds, which the heading says. */
public final class Display {

    /** What stands where there is no number. */
    public static final String NONE = "-";

    private Display() {}

    /** What the base has. */
    public static String base(Compared number) {
        return number.base() == null ? NONE : value(number.measure().unit(), number.base());
    }

    /** What the run has. */
    public static String run(Compared number) {
        return number.run() == null ? NONE : value(number.measure().unit(), number.run());
    }

    /** The run less the base, with its sign. */
    public static String difference(Compared number) {
        return number.difference().isEmpty()
                ? NONE
                : signed(number.measure().unit(), number.difference().getAsDouble());
    }

    /** The run over the base. */
    public static String ratio(Compared number) {
        if (number.ratio().isEmpty()) {
            return NONE;
        }
        double ratio = number.ratio().getAsDouble();
        return String.format(Locale.ROOT, ratio < 10 ? "%.2f" : ratio < 1_000 ? "%.1f" : "%,.0f", ratio);
    }

    /** Where the true difference lies; empty when it is not judged. */
    public static String interval(Compared number) {
        Unit unit = number.measure().unit();
        return number.interval() == null
                ? ""
                : signed(unit, number.interval().lower()) + " to "
                        + signed(unit, number.interval().upper());
    }

    /** When a run started, for people. */
    public static String start(Side side) {
        return side.summary().startedAt() == null
                ? "start not known"
                : side.summary().startedAt().toString().replace('T', ' ').replaceFirst("(\\.\\d+)?Z$", " UTC");
    }

    private static String signed(Unit unit, double difference) {
        String sign = difference < 0 ? "-" : "+";
        double size = Math.abs(difference);
        return difference == 0
                ? "0"
                : sign + (unit == Unit.PERCENT ? String.format(Locale.ROOT, "%.2f pp", size) : value(unit, size));
    }

    private static String value(Unit unit, double value) {
        return switch (unit) {
            case COUNT -> Numbers.count(Math.round(value));
            case PERCENT -> Numbers.percent(value);
            case MILLIS -> Numbers.millis(Duration.ofNanos(Math.round(value * 1e6)));
            case SPAN -> Numbers.duration(Duration.ofMillis(Math.round(value)));
            case PER_SECOND -> Numbers.decimal(value);
        };
    }
}
