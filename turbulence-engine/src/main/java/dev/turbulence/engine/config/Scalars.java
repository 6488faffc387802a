package dev.turbulence.engine.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads single values of a file, environment filled in. What does not fit is a problem of the file, and empty. */
final class Scalars {
    /** What YAML 1.1 makes of a lone {@code =}. */
    private static final Tag VALUE = new Tag("tag:yaml.org,2002:value");

    private static final Set<Tag> PLAIN = Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.TIMESTAMP, VALUE);
    private static final Set<String> YES = Set.of("true", "yes", "on", "1");
    private static final Set<String> NO = Set.of("false", "no", "off", "0");

    private static final int MOST_DIGITS = 400;

    private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(1_000_000_000L);

    private final SourceFile file;
    private final Environment environment;
    private final NumberConstructor numbers = new NumberConstructor();

    Scalars(SourceFile file, Environment environment) {
        this.file = file;
        this.environment = environment;
    }

    static boolean isNull(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    /** The text of a scalar, as it is written. */
    Optional<String> text(Node node, String what) {
        if (!(node instanceof ScalarNode scalar)) {
            file.problem(node, what + " is a text, not a " + kind(node) + quotesHint(node));
            return Optional.empty();
        }
        if (!PLAIN.contains(scalar.getTag())) {
            file.problem(node, "the tag " + scalar.getTag().getValue() + " is not taken; only plain values are");
            return Optional.empty();
        }
        return Optional.of(fill(scalar));
    }

    private String fill(ScalarNode scalar) {
        return environment.fill(scalar.getValue(), (part, message) -> file.problem(scalar, Optional.of(part), message));
    }

    /** A text, number, boolean or null, as YAML means it; a date is its text. */
    Optional<Object> value(ScalarNode node) {
        Tag tag = node.getTag();
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT) || tag.equals(Tag.BOOL)) {
            try {
                Object value = numbers.construct(node);
                if (value instanceof Double number && !Double.isFinite(number)) {
                    file.problem(node, "`" + node.getValue() + "` has no form in JSON");
                    return Optional.empty();
                }
                return Optional.of(value);
            } catch (RuntimeException e) {
                // An explicit tag on something else, such as `!!int abc`.
                file.problem(node, "`" + node.getValue() + "` is not what its tag says");
                return Optional.empty();
            }
        }
        return text(node, "this").map(text -> text);
    }

    Optional<Integer> integer(Node node, String what, int least, int most) {
        Optional<BigDecimal> number = number(node, what, "a whole number");
        if (number.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal value = number.get();
        if (value.stripTrailingZeros().scale() > 0) {
            file.problem(node, what + " is a whole number, not " + value);
            return Optional.empty();
        }
        boolean fits =
                value.compareTo(BigDecimal.valueOf(least)) >= 0 && value.compareTo(BigDecimal.valueOf(most)) <= 0;
        if (!fits) {
            String range = most == Integer.MAX_VALUE ? "at least " + least : "from " + least + " to " + most;
            file.problem(node, what + " is " + range + ", not " + value.toPlainString());
            return Optional.empty();
        }
        return Optional.of(value.intValueExact());
    }

    Optional<BigDecimal> number(Node node, String what, String wanted) {
        if (node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.BOOL)) {
            try {
                Object value =
                        scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT)
                                ? numbers.construct(scalar)
                                : fill(scalar).strip();
                return Optional.of(sensible(new BigDecimal(value.toString())));
            } catch (RuntimeException e) {
                file.problem(node, what + " is " + wanted + ", not `" + scalar.getValue() + "`");
                return Optional.empty();
            }
        }
        String found = node instanceof ScalarNode scalar ? "`" + scalar.getValue() + "`" : "a " + kind(node);
        file.problem(node, what + " is " + wanted + ", not " + found + quotesHint(node));
        return Optional.empty();
    }

    /** Seconds, more than zero. */
    Optional<Duration> seconds(Node node, String what) {
        Optional<BigDecimal> seconds = number(node, what, "a number of seconds");
        if (seconds.isPresent() && (seconds.get().signum() <= 0 || seconds.get().compareTo(MOST_SECONDS) > 0)) {
            file.problem(
                    node, what + " is more than 0 seconds, not " + seconds.get().toPlainString());
            return Optional.empty();
        }
        return seconds.map(found -> Duration.ofNanos(found.movePointRight(9).longValue()));
    }

    /** From here on the text is kept out of everything that is stored or printed. */
    void keepSecret(String text) {
        environment.keepSecret(text);
    }

    /** Refuses numbers whose digits alone would fill the heap. */
    private static BigDecimal sensible(BigDecimal number) {
        if (number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS) {
            throw new NumberFormatException("too many digits");
        }
        return number;
    }

    Optional<Boolean> flag(Node node, String what) {
        if (node instanceof ScalarNode scalar) {
            String text = fill(scalar).strip().toLowerCase(Locale.ROOT);
            if (YES.contains(text) || NO.contains(text)) {
                return Optional.of(YES.contains(text));
            }
        }
        String found = node instanceof ScalarNode scalar ? "`" + scalar.getValue() + "`" : "a " + kind(node);
        file.problem(node, what + " is true or false, not " + found + quotesHint(node));
        return Optional.empty();
    }

    static String kind(Node node) {
        return switch (node.getNodeId()) {
            case mapping -> "mapping";
            case sequence -> "list";
            default -> "text";
        };
    }

    /** {@code key: {{variable}}} without quotes is a mapping in YAML. */
    static String quotesHint(Node node) {
        return TreeReader.looksLikeTemplate(node) ? "; put quotes around what starts with `{{`" : "";
    }

    /** Gives access to what YAML 1.1 makes of octal, sexagesimal and other numbers. */
    private static final class NumberConstructor extends SafeConstructor {
        NumberConstructor() {
            super(new LoaderOptions());
        }

        Object construct(ScalarNode node) {
            return constructObject(node);
        }
    }
}
