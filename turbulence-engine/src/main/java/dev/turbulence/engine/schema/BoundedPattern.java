package dev.turbulence.engine.schema;

import com.networknt.schema.regex.RegularExpression;
import dev.turbulence.engine.language.LanguageException;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A regular expression that gives up where backtracking would go on for ages. */
final class BoundedPattern implements RegularExpression {
    private static final int MOST_READS = 5_000_000;

    private final Pattern pattern;

    BoundedPattern(String regex) {
        try {
            this.pattern = Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw new LanguageException("`" + regex + "` is no regular expression: " + e.getDescription());
        }
    }

    @Override
    public boolean matches(String value) {
        return pattern.matcher(new CountedText(value, pattern)).find();
    }

    /** A text that counts how often it is read. */
    private static final class CountedText implements CharSequence {
        private final String text;
        private final Pattern pattern;
        private int reads;

        CountedText(String text, Pattern pattern) {
            this.text = text;
            this.pattern = pattern;
        }

        @Override
        public char charAt(int index) {
            if (++reads > MOST_READS) {
                throw new TooManySteps("the pattern `" + pattern + "` reads its text over and over");
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
