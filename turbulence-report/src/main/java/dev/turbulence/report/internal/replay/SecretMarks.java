package dev.turbulence.report.internal.replay;

import java.util.regex.Pattern;

/** The marks in a secret's place: {@code [redacted:24#5f3a9c21]}, whose tags can be compared within one run only. */
public final class SecretMarks {

    private static final Pattern TAGGED = Pattern.compile("(\\[redacted(?::\\d+)?)#[0-9a-f]+]");

    private SecretMarks() {}

    /** The text with marks that only say how long a secret is. */
    public static String untagged(String text) {
        return text.contains("[redacted") ? TAGGED.matcher(text).replaceAll("$1]") : text;
    }
}
