package dev.turbulence.storage.internal.records;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Half surrogate pairs: JSON can carry them escaped, UTF-8 cannot carry them at all. */
public final class Surrogates {

    /** A surrogate's escape sequence, or a character behind a backslash that is part of none. */
    private static final Pattern ESCAPE = Pattern.compile("\\\\u([dD][89a-fA-F][0-9a-fA-F]{2})|\\\\.");

    private Surrogates() {}

    /** JSON text in UTF-8, every surrogate that has no partner written as its escape sequence. */
    public static byte[] utf8(String json) {
        byte[] utf8 = json.getBytes(StandardCharsets.UTF_8);
        // Half a pair became a question mark. Coming back is no loop of ours, which an interpreter would be slow at.
        boolean same = new String(utf8, StandardCharsets.UTF_8).equals(json);
        return same ? utf8 : escapeLone(json).getBytes(StandardCharsets.UTF_8);
    }

    /** The same JSON text with every surrogate that has no partner written as its escape sequence. */
    public static String escapeLone(String json) {
        int lone = nextLone(json, 0);
        if (lone < 0) {
            return json;
        }
        StringBuilder escaped = new StringBuilder(json.length() + 16);
        int done = 0;
        while (lone >= 0) {
            escaped.append(json, done, lone).append(String.format(Locale.ROOT, "\\u%04x", (int) json.charAt(lone)));
            done = lone + 1;
            lone = nextLone(json, done);
        }
        return escaped.append(json, done, json.length()).toString();
    }

    /**
     * The same JSON text with the surrogates themselves in place of their escape sequences. Jackson takes those in a
     * member's name, where it refuses the escape of a lone one.
     */
    public static String unescape(String json) {
        Matcher escapes = ESCAPE.matcher(json);
        return escapes.find()
                ? escapes.replaceAll(found -> found.group(1) == null
                        ? Matcher.quoteReplacement(found.group())
                        : String.valueOf((char) Integer.parseInt(found.group(1), 16)))
                : json;
    }

    /** Whether some surrogate has no partner, so that UTF-8 cannot carry the text. */
    public static boolean hasLone(String text) {
        return nextLone(text, 0) >= 0;
    }

    private static int nextLone(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1))) {
                    i++;
                } else {
                    return i;
                }
            }
        }
        return -1;
    }
}
