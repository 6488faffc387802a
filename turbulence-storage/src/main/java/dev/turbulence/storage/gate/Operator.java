package dev.turbulence.storage.gate;

import java.util.Arrays;
import java.util.Optional;

/** Compares an observed value with a limit. Each has a sign, and a word for where signs hurt: shells and XML. */
public enum Operator {
    GREATER(">", "gt", "at most"),
    GREATER_OR_EQUAL(">=", "ge", "less than"),
    LESS("<", "lt", "at least"),
    LESS_OR_EQUAL("<=", "le", "more than"),
    EQUAL("==", "eq", "anything but"),
    NOT_EQUAL("!=", "ne", "exactly");

    private final String sign;
    private final String word;
    private final String allowed;

    Operator(String sign, String word, String allowed) {
        this.sign = sign;
        this.word = word;
        this.allowed = allowed;
    }

    static Optional<Operator> of(String text) {
        return Arrays.stream(values())
                .filter(operator -> operator.sign.equals(text) || operator.word.equals(text))
                .findFirst();
    }

    public String sign() {
        return sign;
    }

    public String word() {
        return word;
    }

    /** What the limit allows when the condition must not be true: {@code at most}, {@code less than}, ... */
    public String allowed() {
        return allowed;
    }

    public boolean test(double observed, double limit) {
        return switch (this) {
            case GREATER -> observed > limit;
            case GREATER_OR_EQUAL -> observed >= limit;
            case LESS -> observed < limit;
            case LESS_OR_EQUAL -> observed <= limit;
            case EQUAL -> observed == limit;
            case NOT_EQUAL -> observed != limit;
        };
    }

    /** Whether greater values are the ones it is true for. */
    boolean isUpperLimit() {
        return this == GREATER || this == GREATER_OR_EQUAL;
    }

    @Override
    public String toString() {
        return sign;
    }
}
