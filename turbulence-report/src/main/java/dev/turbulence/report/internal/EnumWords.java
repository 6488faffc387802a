package dev.turbulence.report.internal;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Choices that people write as words. */
public final class EnumWords {

    private EnumWords() {}

    /**
     * The choice whose text is the word.
     *
     * @throws IllegalArgumentException if there is none; the message lists them
     */
    public static <E extends Enum<E>> E parse(String word, E[] choices) {
        return Arrays.stream(choices)
                .filter(choice -> choice.toString().equals(word.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is none of "
                        + Arrays.stream(choices).map(E::toString).collect(Collectors.joining(", "))));
    }
}
