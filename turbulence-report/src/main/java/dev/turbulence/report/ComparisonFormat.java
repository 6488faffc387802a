package dev.turbulence.report;

import dev.turbulence.report.internal.EnumWords;
import java.util.Locale;

/** What a comparison is written as, beside what the console shows. */
public enum ComparisonFormat {
    /** One HTML page for people, that needs nothing else. */
    HTML,
    /** A summary in Markdown for pull requests. */
    MARKDOWN,
    /** Everything, for programs. */
    JSON;

    /**
     * A format by its name.
     *
     * @throws IllegalArgumentException if there is none of this name; the message lists them
     */
    public static ComparisonFormat parse(String name) {
        return EnumWords.parse(name, values());
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
