package dev.turbulence.engine.language;

/** A compiled piece of an expression. Immutable, so that any number of instances can evaluate it at once. */
@FunctionalInterface
interface Node {
    /** What {@link #evaluateOrMissing} gives for a name or key that is not there; never a value of the language. */
    Object MISSING = new Object();

    /** The value, or an {@link EvaluationException} where there is none. */
    Object evaluate(Scope scope);

    /** The value, or {@link #MISSING} where a name or key is not there: for {@code is defined} and {@code default}. */
    default Object evaluateOrMissing(Scope scope) {
        return evaluate(scope);
    }

    /** How messages call it; null for what has no name of its own. */
    default String label() {
        return null;
    }
}
