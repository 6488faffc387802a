package dev.turbulence.engine.redaction;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells from a name whether its value is a credential: by the parts that camelCase, snake_case and kebab-case are made of.
 * A part counts that ends in one of the words, so {@code apiKey}, {@code X-API-KEY} and {@code apikey} do, and
 * {@code keyboard}, {@code author} and {@code monkey} do not.
 */
public final class CredentialNames {
    /** The words unless the user gives others. */
    public static final List<String> DEFAULT_WORDS =
            List.of("TOKEN", "SECRET", "PASSWORD", "PASSWD", "KEY", "CREDENTIAL", "AUTH");

    /** Headers whose whole purpose is to carry credentials. */
    private static final List<String> HEADERS = List.of("Authorization", "Proxy-Authorization", "Cookie", "Set-Cookie");

    /** Words that mean other things as well: a number beside one is an id or a count. */
    private static final Set<String> AMBIGUOUS = Set.of("KEY", "AUTH");

    /** What is counted where language is billed: many tokens are a number. */
    private static final String COUNTED = "TOKEN";

    private static final Set<String> NO_KEYS = Set.of(
            "MONKEY", "TURKEY", "DONKEY", "HOCKEY", "JOCKEY", "WHISKEY", "LACKEY", "HICKEY", "MICKEY", "FLUNKEY",
            "HOTKEY", "TURNKEY");

    private static final Pattern BETWEEN_PARTS =
            Pattern.compile("(?<=[\\p{Ll}\\d])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})|[^\\p{L}\\d]+");

    private static final Pattern TRAILING_DIGITS = Pattern.compile("\\d+$");

    /** Longer names are judged by their end, and not remembered. */
    private static final int LONGEST = 200;

    private static final int CACHED = 1 << 11;

    /** What a name says of its value. */
    enum Kind {
        /** Nothing. */
        PLAIN,
        /** It belongs to a credential, as a {@code token_type} does: texts are hidden where they stand. */
        ABOUT,
        /** It may well be one, as a {@code key} is: texts are hidden, numbers are not. */
        LIKELY,
        /** It is one: texts and numbers are hidden. */
        CERTAIN
    }

    private record Known(String name, Kind kind) {}

    private final List<String> words;
    private final Set<String> headers;

    /** By hash, each place for the latest name. Racing threads at worst judge a name twice. */
    private final Known[] cache = new Known[CACHED];

    CredentialNames(Collection<String> words, Collection<String> headers) {
        this.words = words.stream().map(word -> word.toUpperCase(Locale.ROOT)).toList();
        this.headers = Stream.concat(HEADERS.stream(), headers.stream())
                .map(CredentialNames::withoutHyphens)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a value of this name is hidden where it stands. */
    public boolean isSecret(String name) {
        return kind(name) != Kind.PLAIN;
    }

    /** Whether a value of this name is a credential, and not just about one. */
    public boolean isCredential(String name) {
        return kind(name).compareTo(Kind.LIKELY) >= 0;
    }

    /**
     * What of a value is secret wherever else it stands, by the name it has: nothing for most names, and for names with
     * other meanings, such as {@code key}, nothing when it is a plain word.
     */
    public List<String> secretsOf(String name, String value) {
        return Credential.secrets(name, value, kind(name));
    }

    Kind kind(String name) {
        return kind(name, 0, name.length(), hash(name, 0, name.length()));
    }

    /**
     * The kind of a name that is part of a text.
     *
     * @param hash as {@link #step} makes it of the name's characters, from the last to the first
     */
    Kind kind(String text, int from, int to, int hash) {
        if (to - from > LONGEST) {
            return judge(text.substring(to - LONGEST, to));
        }
        int place = (hash ^ hash >>> 15) & CACHED - 1;
        Known known = cache[place];
        if (known == null || known.name().length() != to - from || !text.startsWith(known.name(), from)) {
            String name = text.substring(from, to);
            known = new Known(name, judge(name));
            cache[place] = known;
        }
        return known.kind();
    }

    static int step(int hash, char c) {
        return hash * 31 + c;
    }

    private static int hash(String text, int from, int to) {
        int hash = 0;
        for (int i = to - 1; i >= from; i--) {
            hash = step(hash, text.charAt(i));
        }
        return hash;
    }

    private Kind judge(String name) {
        if (headers.contains(withoutHyphens(name))) {
            return Kind.CERTAIN;
        }
        Kind kind = Kind.PLAIN;
        for (String part : BETWEEN_PARTS.split(name)) {
            Kind ofPart = ofPart(part.toUpperCase(Locale.ROOT));
            // The last part says what the value is, those before it what it is about.
            kind = ofPart == Kind.PLAIN && kind != Kind.PLAIN ? Kind.ABOUT : ofPart;
        }
        return kind;
    }

    private Kind ofPart(String part) {
        String bare = TRAILING_DIGITS.matcher(part).replaceFirst("");
        for (String word : words) {
            if (bare.endsWith(word) && !NO_KEYS.contains(bare)) {
                return AMBIGUOUS.contains(word) ? Kind.LIKELY : Kind.CERTAIN;
            }
            if (bare.endsWith(word + "S") && !NO_KEYS.contains(bare.substring(0, bare.length() - 1))) {
                return AMBIGUOUS.contains(word) || word.equals(COUNTED) ? Kind.LIKELY : Kind.CERTAIN;
            }
        }
        return Kind.PLAIN;
    }

    private static String withoutHyphens(String name) {
        return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }
}
