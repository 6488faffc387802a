package dev.turbulence.engine.language;

import java.util.ArrayList;
import java.util.List;

/** What the operators do to values. Python's rules: strict about types, true division, short-circuit by truth. */
final class Operators {
    private Operators() {}

    static Object add(Object left, Object right) {
        if (left instanceof Number a && right instanceof Number b) {
            return Numbers.add(a, b);
        }
        if (left instanceof String a && right instanceof String b) {
            return a + b;
        }
        if (left instanceof List<?> a && right instanceof List<?> b) {
            List<Object> both = new ArrayList<>(a);
            both.addAll(b);
            return both;
        }
        if (left instanceof String || right instanceof String) {
            throw new EvaluationException("`+` does not join " + Values.describe(left) + " and "
                    + Values.describe(right) + "; to join texts, write `~`");
        }
        throw unfit("+", left, right);
    }

    static Object subtract(Object left, Object right) {
        return left instanceof Number a && right instanceof Number b ? Numbers.subtract(a, b) : fail("-", left, right);
    }

    static Object multiply(Object left, Object right) {
        return left instanceof Number a && right instanceof Number b ? Numbers.multiply(a, b) : fail("*", left, right);
    }

    static Object divide(Object left, Object right) {
        return left instanceof Number a && right instanceof Number b ? Numbers.divide(a, b) : fail("/", left, right);
    }

    static Object modulo(Object left, Object right) {
        return left instanceof Number a && right instanceof Number b ? Numbers.modulo(a, b) : fail("%", left, right);
    }

    static Object less(Object left, Object right) {
        return ordered(left, right) && compare("<", left, right) < 0;
    }

    static Object lessOrEqual(Object left, Object right) {
        return ordered(left, right) && compare("<=", left, right) <= 0;
    }

    static Object greater(Object left, Object right) {
        return ordered(left, right) && compare(">", left, right) > 0;
    }

    static Object greaterOrEqual(Object left, Object right) {
        return ordered(left, right) && compare(">=", left, right) >= 0;
    }

    static Object negate(Object value) {
        if (value instanceof Number number) {
            return Numbers.negate(number);
        }
        throw new EvaluationException("`-` needs a number, not " + Values.describe(value));
    }

    static Object plus(Object value) {
        if (value instanceof Number) {
            return value;
        }
        throw new EvaluationException("`+` needs a number, not " + Values.describe(value));
    }

    static int compare(String operator, Object left, Object right) {
        if (left instanceof Number a && right instanceof Number b) {
            return Numbers.compare(a, b);
        }
        if (left instanceof String a && right instanceof String b) {
            return a.compareTo(b);
        }
        throw unfit(operator, left, right);
    }

    /** NaN is neither less nor greater than anything. */
    private static boolean ordered(Object left, Object right) {
        return !(left instanceof Number a && Numbers.isNaN(a)) && !(right instanceof Number b && Numbers.isNaN(b));
    }

    private static Object fail(String operator, Object left, Object right) {
        throw unfit(operator, left, right);
    }

    private static EvaluationException unfit(String operator, Object left, Object right) {
        return new EvaluationException(
                "`" + operator + "` does not work on " + Values.describe(left) + " and " + Values.describe(right));
    }
}
