package dev.turbulence.storage.transfer;

/** Numbers of JSON text as columns hold them. */
final class Numbers {

    private static final int MAX_INTEGER_LENGTH = "-2147483648".length();

    private Numbers() {}

    /** The integer that the digits spell; null when they are null, have a fraction or do not fit. */
    static Integer toInteger(String digits) {
        if (digits == null || digits.length() > MAX_INTEGER_LENGTH) {
            return null;
        }
        try {
            return Integer.valueOf(digits);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** The nearest double; null when the digits are null or beyond every double. */
    static Double toDouble(String digits) {
        if (digits == null) {
            return null;
        }
        double value = Double.parseDouble(digits);
        return Double.isInfinite(value) ? null : value;
    }
}
