package dev.turbulence.engine.language;

import java.util.List;

/**
 * A function, filter, test or method: its implementation and how many arguments it takes.
 *
 * @param least fewest arguments, the filtered or tested value or the method's owner not counted
 * @param most most arguments, counted likewise
 * @param body takes the filtered or tested value or the method's owner (null for functions) and the arguments
 */
record Callable(int least, int most, Body body) {
    @FunctionalInterface
    interface Body {
        Object call(Object subject, List<Object> arguments);
    }

    static Callable of(int arguments, Body body) {
        return new Callable(arguments, arguments, body);
    }

    static Callable of(int least, int most, Body body) {
        return new Callable(least, most, body);
    }

    void checkCount(String what, int count) {
        if (count < least || count > most) {
            String wanted = least == most ? String.valueOf(least) : least + " to " + most;
            throw new LanguageException(what + " takes " + (most == Integer.MAX_VALUE ? least + " or more" : wanted)
                    + (most == 1 ? " argument" : " arguments") + ", not " + count);
        }
    }
}
