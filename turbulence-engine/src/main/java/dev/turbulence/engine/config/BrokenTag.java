package dev.turbulence.engine.config;

import dev.turbulence.engine.language.LanguageException;
import dev.turbulence.engine.language.Template;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the {@code {{...}}} to blame for a text that does not compile, so that the caret can stand under it. */
final class BrokenTag {
    private static final Pattern TAG = Pattern.compile("\\{\\{.*?}}", Pattern.DOTALL);

    private BrokenTag() {}

    /** The first tag that does not compile on its own. */
    static Optional<String> in(String text) {
        Matcher tags = TAG.matcher(text);
        while (tags.find()) {
            try {
                Template.compile(tags.group());
            } catch (LanguageException e) {
                return Optional.of(tags.group());
            }
        }
        return Optional.empty();
    }
}
