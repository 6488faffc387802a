package dev.turbulence.junit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** Numbers in messages: short, but never so short that a lost limit looks kept. */
final class Figures {

    private static final int FEWEST_DECIMALS = 1;

    private Figures() {}

    static double millis(Duration duration) {
        return duration.toNanos() / 1_000_000.0;
    }

    /** All digits of a number, without an exponent or trailing zeroes. */
    static String plain(double number) {
        return strip(BigDecimal.valueOf(number));
    }

    /** To one decimal. */
    static String rounded(double number) {
        return strip(BigDecimal.valueOf(number).setScale(FEWEST_DECIMALS, RoundingMode.HALF_EVEN));
    }

    /** As few decimals as still tell the number from the limit it missed. */
    static String apartFrom(double limit, double number) {
        BigDecimal exact = BigDecimal.valueOf(number);
        BigDecimal bound = BigDecimal.valueOf(limit);
        for (int decimals = FEWEST_DECIMALS; decimals < exact.scale(); decimals++) {
            BigDecimal shortened = exact.setScale(decimals, RoundingMode.HALF_EVEN);
            if (shortened.compareTo(bound) != 0) {
                return strip(shortened);
            }
        }
        return strip(exact);
    }

    private static String strip(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
