package dev.turbulence.engine.language;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * Arithmetic over every Java number. Integers never overflow, a double makes the result a double, and a
 * {@link BigDecimal} stays exact as long as it meets no double.
 */
final class Numbers {
    private static final int MOST_DIGITS = 10_000;
    private static final long EXACT_IN_DOUBLE = 1L << 53;

    private Numbers() {}

    static boolean equal(Number left, Number right) {
        return !isNaN(left) && !isNaN(right) && compare(left, right) == 0;
    }

    static int compare(Number left, Number right) {
        if (isLong(left) && isLong(right)) {
            return Long.compare(left.longValue(), right.longValue());
        }
        if (isExactAsDouble(left) && isExactAsDouble(right)) {
            double a = left.doubleValue();
            double b = right.doubleValue();
            return a == b ? 0 : Double.compare(a, b);
        }
        return toDecimal(left).compareTo(toDecimal(right));
    }

    static boolean isNaN(Number number) {
        return isDouble(number) && Double.isNaN(number.doubleValue());
    }

    static boolean isZero(Number number) {
        return number instanceof BigInteger big ? big.signum() == 0 : number.doubleValue() == 0;
    }

    static boolean isIntegral(Number number) {
        return isLong(number) || number instanceof BigInteger;
    }

    static Number add(Number left, Number right) {
        if (isLong(left) && isLong(right)) {
            long a = left.longValue();
            long b = right.longValue();
            long sum = a + b;
            return ((a ^ sum) & (b ^ sum)) < 0 ? toBig(left).add(toBig(right)) : (Number) sum;
        }
        if (isDouble(left) || isDouble(right)) {
            return left.doubleValue() + right.doubleValue();
        }
        return isIntegral(left) && isIntegral(right)
                ? shrink(toBig(left).add(toBig(right)))
                : toDecimal(left).add(toDecimal(right));
    }

    static Number negate(Number number) {
        if (isDouble(number)) {
            return -number.doubleValue();
        }
        return isIntegral(number)
                ? shrink(toBig(number).negate())
                : toDecimal(number).negate();
    }

    static Number subtract(Number left, Number right) {
        return isDouble(left) || isDouble(right)
                ? (Number) (left.doubleValue() - right.doubleValue())
                : add(left, negate(right));
    }

    static Number multiply(Number left, Number right) {
        if (isDouble(left) || isDouble(right)) {
            return left.doubleValue() * right.doubleValue();
        }
        return isIntegral(left) && isIntegral(right)
                ? shrink(toBig(left).multiply(toBig(right)))
                : toDecimal(left).multiply(toDecimal(right));
    }

    /** True division, as in Python: 7 / 2 is 3.5. */
    static Number divide(Number left, Number right) {
        refuseZero(right);
        if (left instanceof BigDecimal && !isDouble(right) || right instanceof BigDecimal && !isDouble(left)) {
            return toDecimal(left).divide(toDecimal(right), MathContext.DECIMAL128);
        }
        return left.doubleValue() / right.doubleValue();
    }

    /** The remainder with the sign of the divisor, as in Python. */
    static Number modulo(Number left, Number right) {
        refuseZero(right);
        if (isLong(left) && isLong(right)) {
            return Math.floorMod(left.longValue(), right.longValue());
        }
        if (isDouble(left) || isDouble(right)) {
            double remainder = left.doubleValue() % right.doubleValue();
            return remainder != 0 && (remainder < 0) != (right.doubleValue() < 0)
                    ? remainder + right.doubleValue()
                    : remainder;
        }
        BigDecimal divisor = toDecimal(right);
        BigDecimal remainder = toDecimal(left).remainder(divisor);
        BigDecimal floored = remainder.signum() * divisor.signum() < 0 ? remainder.add(divisor) : remainder;
        return isIntegral(left) && isIntegral(right) ? shrink(floored.toBigIntegerExact()) : floored;
    }

    /** The whole part, as in Python's {@code int}. */
    static Number truncate(Number number) {
        if (isIntegral(number)) {
            return number;
        }
        if (isDouble(number) && !Double.isFinite(number.doubleValue())) {
            throw new EvaluationException(toText(number) + " has no whole part");
        }
        BigDecimal decimal = toDecimal(number);
        if ((long) decimal.precision() - decimal.scale() > MOST_DIGITS) {
            throw new EvaluationException("a number of more than " + MOST_DIGITS + " digits is too large");
        }
        return shrink(decimal.setScale(0, RoundingMode.DOWN).toBigInteger());
    }

    /** As Python prints it: plain up to 16 digits, with an exponent beyond. */
    static String toText(Number number) {
        if (!isDouble(number)) {
            return number.toString();
        }
        double value = number.doubleValue();
        double magnitude = Math.abs(value);
        boolean plain = magnitude >= 1e-4 && magnitude < 1e16;
        String text = Double.toString(value);
        if (!plain || text.indexOf('E') < 0) {
            return text.toLowerCase(Locale.ROOT).replace("nan", "NaN").replace("infinity", "Infinity");
        }
        String digits = new BigDecimal(text).toPlainString();
        return digits.indexOf('.') < 0 ? digits + ".0" : digits;
    }

    private static void refuseZero(Number divisor) {
        if (isZero(divisor)) {
            throw new EvaluationException("division by zero");
        }
    }

    private static boolean isLong(Number number) {
        return number instanceof Long || number instanceof Integer || number instanceof Short || number instanceof Byte;
    }

    private static boolean isDouble(Number number) {
        return number instanceof Double || number instanceof Float;
    }

    private static boolean isExactAsDouble(Number number) {
        return isDouble(number)
                || isLong(number)
                        && Math.abs(number.longValue()) <= EXACT_IN_DOUBLE
                        && number.longValue() != Long.MIN_VALUE;
    }

    private static BigInteger toBig(Number number) {
        return number instanceof BigInteger big ? big : BigInteger.valueOf(number.longValue());
    }

    private static BigDecimal toDecimal(Number number) {
        if (number instanceof BigDecimal decimal) {
            return decimal;
        }
        if (isIntegral(number)) {
            return new BigDecimal(toBig(number));
        }
        // Infinities compare by sign against anything finite; a number beyond every double stands for them.
        double value = number.doubleValue();
        return Double.isInfinite(value)
                ? new BigDecimal(BigInteger.ONE.shiftLeft(4096)).multiply(BigDecimal.valueOf(Math.signum(value)))
                : BigDecimal.valueOf(value);
    }

    private static Number shrink(BigInteger value) {
        return value.bitLength() < Long.SIZE ? (Number) value.longValue() : value;
    }
}
