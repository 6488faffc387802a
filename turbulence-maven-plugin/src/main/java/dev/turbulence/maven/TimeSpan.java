package dev.turbulence.maven;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as people write them in parameters: {@code 500ms}, {@code 30s}, {@code 1m30s}, {@code 1.5h}. */
final class TimeSpan {

    private static final Map<String, Long> MILLIS = Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L);
    private static final Pattern PART = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(ms|s|m|h)");
    private static final Pattern WHOLE = Pattern.compile("(?:" + PART + ")+");

    private TimeSpan() {}

    /**
     * Reads a time.
     *
     * @param name of the parameter, for the message
     * @throws IllegalArgumentException if it is none, or has no unit
     */
    static Duration parse(String name, String text) {
        String written = text.strip();
        if (!WHOLE.matcher(written).matches()) {
            throw new IllegalArgumentException(
                    name + " is a time with a unit, such as 500ms, 30s, 5m, 1h or 1m30s, not '" + text + "'");
        }
        Duration sum = Duration.ZERO;
        Matcher part = PART.matcher(written);
        while (part.find()) {
            BigDecimal nanos = new BigDecimal(part.group(1))
                    .multiply(BigDecimal.valueOf(MILLIS.get(part.group(2))))
                    .movePointRight(6);
            sum = sum.plus(Duration.ofNanos(nanos.longValue()));
        }
        return sum;
    }
}
