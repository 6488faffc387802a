package dev.turbulence.report;

import dev.turbulence.report.internal.EnumWords;
import java.util.Locale;

/** What a report is written as. */
public enum ReportFormat {
    /** One HTML page for people, that needs nothing else. */
    HTML,
    /** JUnit XML for build servers, one file for each suite. */
    JUNIT,
    /** A summary in Markdown for pull requests. */
    MARKDOWN;

    /**
     * A format by its name.
     *
     * @throws IllegalArgumentException if there is none of this name; the message lists them
     */
    public static ReportFormat parse(String name) {
        return EnumWords.parse(name, values());
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
