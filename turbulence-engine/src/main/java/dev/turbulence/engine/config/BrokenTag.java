package dev.turbulence.engine.config;

import dev.turbulence.engine.language.LanguageException;
import dev.turbulence.engine.language.Template;
import java.util.Optional;

/** Finds the {@code {{...}}} to blame for a text that does not compile, so that the caret can stand under it. */
final class BrokenTag {
    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";

    private BrokenTag() {}

    /** The first tag that does not compile on its own. */
    static Optional<String> in(String text) {
        int end = 0;
        for (int open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, end)) {
            int close = text.indexOf(CLOSE, open + OPEN.length());
            if (close < 0) {
                return Optional.empty();
            }
            end = close + CLOSE.length();
            String tag = text.substring(open, end);
            try {
                Template.compile(tag);
            } catch (LanguageException e) {
                return Optional.of(tag);
            }
        }
        return Optional.empty();
    }
}
