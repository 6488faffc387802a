package dev.turbulence.engine.language;

/**
 * A text after compilation.
 *
 * @param node what evaluates it
 * @param variables what it speaks of
 */
record Compiled(Node node, VariableNames variables) {}
