package dev.turbulence.engine.language;

/** A compiled text that may speak of variables. */
@FunctionalInterface
public interface UsesVariables {
    /** The variables it speaks of. */
    VariableNames variables();
}
