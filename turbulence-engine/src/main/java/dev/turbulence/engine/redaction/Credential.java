package dev.turbulence.engine.redaction;

import dev.turbulence.engine.redaction.CredentialNames.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The value of a header, parameter or member that carries a credential: what of it is secret. */
final class Credential {
    private static final Set<String> SCHEMES =
            Set.of("basic", "bearer", "digest", "negotiate", "token", "apikey", "dpop", "hoba", "scram-sha-256");

    private static final String BASIC = "Basic ";

    private static final Set<String> ATTRIBUTES =
            Set.of("path", "domain", "expires", "max-age", "samesite", "priority", "version", "comment");

    private Credential() {}

    /** How much of a value is an authentication scheme and the space after it, which are no secret. */
    static int schemeLength(String value) {
        int space = value.indexOf(' ');
        return space > 0 && isScheme(value.substring(0, space)) ? space + 1 : 0;
    }

    static boolean isScheme(String word) {
        return SCHEMES.contains(word.toLowerCase(Locale.ROOT));
    }

    /** Whether nothing of a value is left to hide; a truth value is no credential, whatever its name says. */
    static boolean isHidden(String value) {
        return value.isEmpty()
                || value.equals("true")
                || value.equals("false")
                || Marks.isMark(value)
                || Marks.isMark(value.substring(schemeLength(value)));
    }

    /**
     * What of a value of some kind is a secret wherever it stands: itself without its scheme, and a password that it
     * spells. Nothing where only the place is secret.
     */
    static List<String> secrets(String name, String value, Kind kind) {
        if (kind.compareTo(Kind.LIKELY) < 0 || isHidden(value)) {
            return List.of();
        }
        if (name.toLowerCase(Locale.ROOT).endsWith("cookie")) {
            return cookies(value);
        }
        int scheme = schemeLength(value);
        String secret = value.substring(scheme).strip();
        if (kind == Kind.LIKELY && secret.chars().allMatch(Character::isLetter)) {
            return List.of();
        }
        List<String> secrets = new ArrayList<>(List.of(secret));
        if (value.regionMatches(true, 0, BASIC, 0, scheme) && scheme > 0) {
            addPassword(secrets, secret);
        }
        return secrets;
    }

    private static void addPassword(List<String> secrets, String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            secrets.add(pair);
            secrets.add(pair.substring(pair.indexOf(':') + 1));
        } catch (IllegalArgumentException e) {
            // Then it spells nothing, and is a secret as it is.
        }
    }

    /** The values of a {@code Cookie} header, or of one or, joined by commas, several {@code Set-Cookie} headers. */
    private static List<String> cookies(String header) {
        List<String> values = new ArrayList<>();
        for (String part : header.split(";")) {
            addCookie(values, part);
            // A comma may be part of a value, or stand before the next cookie.
            for (String piece : part.split(",")) {
                addCookie(values, piece);
            }
        }
        return values;
    }

    private static void addCookie(List<String> values, String pair) {
        int equals = pair.indexOf('=');
        if (equals > 0 && !ATTRIBUTES.contains(pair.substring(0, equals).strip().toLowerCase(Locale.ROOT))) {
            String value = pair.substring(equals + 1).strip();
            boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
            values.add(quoted ? value.substring(1, value.length() - 1) : value);
        }
    }
}
