package dev.turbulence.engine.language;

/**
 * What a JSONPath found: nothing, or the value of its first match, which may be null.
 *
 * @param found whether the path matched anything
 * @param value the first match; null when there was none, or when null is what was there
 */
public record JsonMatch(boolean found, Object value) {
    static final JsonMatch NONE = new JsonMatch(false, null);

    static JsonMatch of(Object value) {
        return new JsonMatch(true, value);
    }
}
