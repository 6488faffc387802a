package dev.turbulence.engine.config;

import dev.turbulence.engine.language.LanguageException;
import dev.turbulence.engine.language.Suggestion;
import dev.turbulence.engine.language.Template;
import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A mapping of a file, read key by key. Whatever does not fit is noted as a problem and read as if it were absent, so
 * that reading goes on and finds the next problem; nothing that was read from a file with problems is ever used.
 */
final class Section {
    /** Over a day. */
    static final int MOST_MILLIS = 100_000_000;

    static final int GREATEST_GRPC_CODE = 16;

    private final Reading reading;
    private final MappingNode node;
    private final String what;
    private final Map<String, TreeReader.Entry> entries;
    private final Set<String> known = new LinkedHashSet<>();

    Section(Reading reading, MappingNode node, String what) {
        this.reading = reading;
        this.node = node;
        this.what = what;
        this.entries = reading.tree().entries(node);
    }

    MappingNode node() {
        return node;
    }

    Reading reading() {
        return reading;
    }

    void problem(Node at, String message) {
        reading.file().problem(at, message);
    }

    void problem(String message) {
        problem(node, message);
    }

    /** The value under a key; empty when the key is absent or null. */
    Optional<Node> value(String key) {
        return present(key).filter(value -> !Scalars.isNull(value));
    }

    /** The value under a key, be it null; empty when the key is absent. */
    Optional<Node> present(String key) {
        known.add(key);
        return Optional.ofNullable(entries.get(key)).map(TreeReader.Entry::value);
    }

    Optional<Node> required(String key) {
        Optional<Node> value = value(key);
        if (value.isEmpty()) {
            problem("`" + key + "` is missing in " + what);
        }
        return value;
    }

    Optional<String> text(String key) {
        return value(key).flatMap(value -> reading.scalars().text(value, quote(key)));
    }

    /** A text that must be there and not be empty, and that no template can stand in. */
    Optional<String> name(String key) {
        return required(key).flatMap(value -> name(value, quote(key)));
    }

    Optional<String> name(Node value, String key) {
        Optional<String> text = reading.scalars().text(value, key);
        if (text.isPresent() && text.get().isBlank()) {
            problem(value, key + " must not be empty");
            return Optional.empty();
        }
        if (text.isPresent() && (text.get().contains("{{") || text.get().contains("{%"))) {
            problem(value, key + " is a fixed name; of templates only `{{env.NAME}}` can stand in it");
            return Optional.empty();
        }
        return text;
    }

    /** A text that is never stored or printed, and that no template can stand in. */
    Optional<String> secret(String key) {
        Optional<String> secret = value(key).flatMap(value -> name(value, quote(key)));
        secret.ifPresent(reading.scalars()::keepSecret);
        return secret;
    }

    /** A path that is relative to the file it stands in. */
    Optional<Path> path(String key) {
        return value(key).flatMap(value -> name(value, quote(key)).flatMap(name -> path(value, name)));
    }

    private Optional<Path> path(Node value, String name) {
        try {
            return Optional.of(reading.file().path().resolveSibling(name).normalize());
        } catch (InvalidPathException e) {
            problem(value, "`" + name + "` is not a path: " + e.getReason());
            return Optional.empty();
        }
    }

    int integer(String key, int otherwise, int least) {
        return optionalInteger(key, least, Integer.MAX_VALUE).orElse(otherwise);
    }

    Optional<Integer> optionalInteger(String key, int least, int most) {
        return value(key).flatMap(value -> reading.scalars().integer(value, quote(key), least, most));
    }

    boolean flag(String key) {
        return value(key)
                .flatMap(value -> reading.scalars().flag(value, quote(key)))
                .orElse(false);
    }

    Duration millis(String key, int otherwise) {
        return Duration.ofMillis(integer(key, otherwise, 0));
    }

    /** A number that must be there. */
    Optional<BigDecimal> number(String key) {
        return required(key).flatMap(value -> reading.scalars().number(value, quote(key), "a number"));
    }

    Optional<Duration> optionalMillis(String key, int least) {
        return optionalInteger(key, least, MOST_MILLIS).map(Duration::ofMillis);
    }

    /** Seconds, more than zero. */
    Optional<Duration> seconds(String key) {
        return value(key).flatMap(value -> reading.scalars().seconds(value, quote(key)));
    }

    Optional<Section> section(String key) {
        return value(key).flatMap(value -> section(value, quote(key)));
    }

    Optional<Section> section(Node value, String what) {
        if (value instanceof MappingNode mapping && !TreeReader.looksLikeTemplate(value)) {
            return Optional.of(new Section(reading, mapping, what));
        }
        problem(value, what + " is a mapping, not a " + Scalars.kind(value) + Scalars.quotesHint(value));
        return Optional.empty();
    }

    List<Node> items(String key) {
        Optional<Node> value = value(key);
        if (value.isPresent() && !(value.get() instanceof SequenceNode)) {
            problem(value.get(), quote(key) + " is a list, not a " + Scalars.kind(value.get()));
        }
        return value.filter(SequenceNode.class::isInstance)
                .map(list -> ((SequenceNode) list).getValue())
                .orElse(List.of());
    }

    Set<Integer> statuses(String key) {
        return integers(key, "a status", 100, 599);
    }

    /** Status codes of gRPC. */
    Set<Integer> codes(String key) {
        return integers(key, "a gRPC status code", 0, GREATEST_GRPC_CODE);
    }

    private Set<Integer> integers(String key, String what, int least, int most) {
        Set<Integer> integers = new LinkedHashSet<>();
        for (Node item : items(key)) {
            reading.scalars().integer(item, what, least, most).ifPresent(integers::add);
        }
        return integers;
    }

    /** All sections under a key by name, in file order; null ones are absent. */
    Map<String, Section> sections(String key, String what) {
        Map<String, Section> sections = new LinkedHashMap<>();
        section(key)
                .ifPresent(parent -> parent.entries.forEach((name, entry) -> {
                    if (!Scalars.isNull(entry.value())) {
                        parent.section(entry.value(), what + " `" + name + "`")
                                .ifPresent(child -> sections.put(name, child));
                    }
                }));
        return sections;
    }

    /** All texts under a key by name, compiled, in file order; null ones are absent. */
    <T> Map<String, T> compiled(String key, String what, Function<String, T> compiler) {
        Map<String, T> values = new LinkedHashMap<>();
        section(key)
                .ifPresent(parent -> parent.entries.forEach((name, entry) -> {
                    if (!Scalars.isNull(entry.value())) {
                        parent.compile(entry.value(), what + " `" + name + "`", compiler)
                                .ifPresent(value -> values.put(name, value));
                    }
                }));
        return values;
    }

    /** A text, compiled; what is wrong with it is a problem at its place. */
    <T> Optional<T> compile(String key, Function<String, T> compiler) {
        return value(key).flatMap(value -> compile(value, quote(key), compiler));
    }

    <T> Optional<T> compile(Node value, String what, Function<String, T> compiler) {
        Optional<String> text = reading.scalars().text(value, what);
        try {
            Optional<T> compiled = text.map(compiler);
            compiled.ifPresent(found -> reading.uses().of(value, text.orElseThrow(), found));
            return compiled;
        } catch (LanguageException e) {
            reading.file().problem(value, BrokenTag.in(text.orElseThrow()), what + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    /** The keys of a mapping in this section, whatever their values. */
    Set<String> keys(String key) {
        return section(key).map(section -> section.entries.keySet()).orElse(Set.of());
    }

    /** The node of a key of this section. */
    Optional<Node> keyNode(String key) {
        return Optional.ofNullable(entries.get(key)).map(TreeReader.Entry::key);
    }

    /** A problem with a key of a mapping in this section. */
    void problemAt(String key, String inner, String message) {
        Node at = section(key)
                .flatMap(section -> section.keyNode(inner))
                .or(() -> keyNode(key))
                .orElse(node);
        problem(at, message);
    }

    /**
     * Notes every key that is not taken here. Called when a section was read.
     *
     * @param keys those that are, of {@link Keys}; all that were asked for are among them
     */
    void refuseUnknownKeys(List<String> keys) {
        if (!keys.containsAll(known)) {
            throw new IllegalStateException(
                    "Keys does not list all of " + known + ", which " + what + " was asked for");
        }
        entries.forEach((key, entry) -> {
            if (!keys.contains(key)) {
                problem(entry.key(), "unknown key `" + key + "` in " + what + Suggestion.among(keys, key));
            }
        });
    }

    /** The keys and values that nobody asked for. */
    Map<String, Node> others() {
        Map<String, Node> others = new LinkedHashMap<>();
        entries.forEach((key, entry) -> {
            if (!known.contains(key)) {
                others.put(key, entry.value());
            }
        });
        return others;
    }

    /** A JSON value with templates in its strings, each of them checked at its own place. */
    Object json(Node value) {
        return reading.tree().tree(value, this::jsonScalar);
    }

    /** A JSON value in which texts are what they are. */
    Object plain(Node value) {
        return reading.tree()
                .tree(value, scalar -> reading.scalars().value(scalar).orElse(null));
    }

    private Object jsonScalar(ScalarNode scalar) {
        Object value = reading.scalars().value(scalar).orElse(null);
        if (value instanceof String text) {
            try {
                reading.uses().ofTemplate(scalar, text, Template.compile(text).variables());
            } catch (LanguageException e) {
                reading.file().problem(scalar, BrokenTag.in(text), e.getMessage());
            }
        }
        return value;
    }

    private static String quote(String key) {
        return "`" + key + "`";
    }
}
