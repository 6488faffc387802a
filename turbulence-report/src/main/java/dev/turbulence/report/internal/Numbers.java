package dev.turbulence.report.internal;

import java.time.Duration;
import java.util.Locale;

/** Numbers with as many digits as a person can use. */
public final class Numbers {

    private Numbers() {}

    /** Milliseconds with one digit after the point, two below 10: {@code 0.42}, {@code 12.4}, {@code 12041.3}. */
    public static String millis(Duration latency) {
        double millis = latency.toNanos() / 1e6;
        return String.format(Locale.ROOT, millis < 9.995 ? "%.2f" : "%.1f", millis);
    }

    /** Milliseconds with so many digits after the point, for columns. */
    public static String millis(Duration latency, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", latency.toNanos() / 1e6);
    }

    /** Seconds, however many: broken timestamps may lie centuries apart, whose nanoseconds no long can hold. */
    public static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() / 1e9;
    }

    /** A duration for people: {@code 840 ms}, {@code 12.4 s}, {@code 3 min 07 s}, {@code 2 h 05 min}. */
    public static String duration(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 1_000) {
            return millis + " ms";
        }
        if (millis < 59_950) {
            return decimal(millis / 1e3) + " s";
        }
        long seconds = Math.round(millis / 1e3);
        return seconds < 3_600
                ? String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d h %02d min", seconds / 3_600, seconds % 3_600 / 60);
    }

    /** One digit after the point. */
    public static String decimal(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    /** A percentage that reads 100 only when it is, and 0 only when it is. */
    public static String percent(double percent) {
        if (percent == 100 || percent == 0) {
            return String.format(Locale.ROOT, "%.0f %%", percent);
        }
        double shown = Math.min(99.99, Math.max(0.01, percent));
        boolean extreme = shown > 99.9 || shown < 0.1;
        return String.format(Locale.ROOT, extreme ? "%.2f %%" : "%.1f %%", shown);
    }

    /** A count with a comma between thousands: {@code 1,000,000}. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** A count with its noun: {@code 1 scenario}, {@code 2 scenarios}. */
    public static String counted(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
