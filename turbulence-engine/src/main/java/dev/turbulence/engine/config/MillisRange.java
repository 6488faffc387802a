package dev.turbulence.engine.config;

import dev.turbulence.engine.random.PythonRandom;

/**
 * A range of milliseconds to draw from.
 *
 * @param min the least, at least 0
 * @param max the most, at least {@code min}, less than {@link Integer#MAX_VALUE}
 */
public record MillisRange(int min, int max) {
    /** A whole number of milliseconds, each equally likely. */
    public int draw(PythonRandom random) {
        return min + random.below(max - min + 1);
    }
}
