package dev.turbulence.storage.internal.records;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;

/** Numbers of JSON text as columns hold them. */
public final class Numbers {

    private static final int MAX_COMPARED_DIGITS = 64;
    private static final int SHORT_DIGITS = 9;

    private Numbers() {}

    /** The nearest double; null when the digits are null or beyond every double. */
    public static Double toDouble(String digits) {
        if (digits == null) {
            return null;
        }
        double value = Double.parseDouble(digits);
        return Double.isInfinite(value) ? null : value;
    }

    /** The integer that the digits mean; null when they are null, have a fraction or do not fit. */
    public static Integer toInteger(String digits) {
        if (digits != null && isShortAndWhole(digits)) {
            return Integer.valueOf(digits);
        }
        Double value = toDouble(digits);
        return value != null && value == Math.rint(value) && Math.abs(value) <= Integer.MAX_VALUE
                ? Integer.valueOf(value.intValue())
                : null;
    }

    /** Nearly all whole numbers, which are read several times as fast as a double. */
    private static boolean isShortAndWhole(String digits) {
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
                return false;
            }
        }
        return !digits.isEmpty() && digits.length() <= SHORT_DIGITS;
    }

    /** A double's digits, the same on every release of Java: the fewest that mean this double. */
    public static String print(double value) {
        return NumberOutput.toString(value, true);
    }

    /** Whether two spellings mean the same decimal, as far as that can be told at little cost. */
    public static boolean isSame(String digits, String others) {
        if (digits.length() > MAX_COMPARED_DIGITS || others.length() > MAX_COMPARED_DIGITS) {
            return digits.equals(others);
        }
        try {
            return digits.equals(others) || new BigDecimal(digits).compareTo(new BigDecimal(others)) == 0;
        } catch (NumberFormatException e) {
            // An exponent that no decimal can have.
            return false;
        }
    }
}
