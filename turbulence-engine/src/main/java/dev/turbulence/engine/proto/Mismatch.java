package dev.turbulence.engine.proto;

import java.util.List;

/**
 * One thing in a message that does not fit its type.
 *
 * @param place the keys and indices that lead to it, outermost first
 * @param key whether the last key itself is wrong, and not the value under it
 * @param message what is wrong and what was expected, without the place
 */
public record Mismatch(List<Object> place, boolean key, String message) {
    public Mismatch {
        place = List.copyOf(place);
    }

    /** The place and the message, as in {@code message.lines[0].sku: ...}. */
    public String describe() {
        StringBuilder path = new StringBuilder("message");
        for (Object part : place) {
            path.append(part instanceof Integer ? "[" + part + "]" : "." + part);
        }
        return path + ": " + message;
    }
}
