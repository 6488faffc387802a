package dev.turbulence.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

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
        return Arrays.stream(values())
                .filter(format -> format.toString().equals(name.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + name + "' is none of "
                        + Arrays.stream(values()).map(ReportFormat::toString).collect(Collectors.joining(", "))));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
