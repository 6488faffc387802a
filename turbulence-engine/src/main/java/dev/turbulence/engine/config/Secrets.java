package dev.turbulence.engine.config;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Values that are never stored or printed: those of environment variables whose names look like credentials, and of those
 * that were named; and passwords of the SUT file.
 */
public final class Secrets {
    /** No secrets. */
    public static final Secrets NONE = new Secrets(Set.of());

    /** What takes the place of a secret. */
    public static final String REDACTED = "[redacted]";

    private static final Pattern MARK = Pattern.compile("\\[redacted[^\\]]*]");

    /** Shorter ones stand in too many places by chance. */
    private static final int SHORTEST = 6;

    private static final List<String> CREDENTIALS =
            List.of("TOKEN", "SECRET", "PASSWORD", "PASSWD", "KEY", "CREDENTIAL", "CREDENTIALS", "AUTH");

    /** The longest first, so that none is left behind as part of another; each as it is and as a URL carries it. */
    private final List<String> values;

    Secrets(Collection<String> values) {
        Set<String> forms = new TreeSet<>(
                Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));
        values.stream().filter(value -> value.length() >= SHORTEST).forEach(value -> {
            forms.add(value);
            String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8);
            forms.add(encoded);
            forms.add(encoded.replace("+", "%20"));
        });
        this.values = List.copyOf(forms);
    }

    /** Whether a variable's value is secret by its name: one of its parts ends like a credential's. */
    static boolean looksSecret(String variable) {
        for (String part : variable.toUpperCase(Locale.ROOT).split("_", -1)) {
            if (CREDENTIALS.stream().anyMatch(part::endsWith)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a secret was taken out of a text: something in it is no value any more. */
    public static boolean isMarked(String text) {
        return MARK.matcher(text).find();
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** Whether a text holds any. */
    public boolean isIn(String text) {
        for (String value : values) {
            if (text.contains(value)) {
                return true;
            }
        }
        return false;
    }

    /** The text with as many stars for every secret in it, so that all else keeps its place. */
    String mask(String text) {
        String masked = text;
        for (String value : values) {
            masked = masked.replace(value, "*".repeat(value.length()));
        }
        return masked;
    }

    /** The text with {@link #REDACTED} for every secret in it; null for null. */
    public String redact(String text) {
        if (text == null || !isIn(text)) {
            return text;
        }
        String redacted = text;
        for (String value : values) {
            redacted = redacted.replace(value, REDACTED);
        }
        return redacted;
    }
}
