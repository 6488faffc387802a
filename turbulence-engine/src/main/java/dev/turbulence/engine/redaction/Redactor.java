package dev.turbulence.engine.redaction;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.turbulence.engine.language.EvaluationException;
import dev.turbulence.engine.language.JsonPathPlaces;
import dev.turbulence.engine.redaction.CredentialNames.Kind;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** Keeps secrets out of the records of one instance, and learns them on its way. For use by one thread. */
public final class Redactor {
    private static final ObjectMapper TREES = JsonMapper.builder(JsonCopy.JSON)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    /** The JSON pointer to the whole document. */
    private static final String EVERYTHING = "";

    private final Redaction run;
    private final LearnedValues learned;

    Redactor(Redaction run, Set<String> ids) {
        this.run = run;
        this.learned = new LearnedValues(run, ids);
    }

    /** A header's value as it is recorded. */
    public String header(String name, String value) {
        return run.names().isSecret(name) ? hide(value) : value;
    }

    /** A text without secrets; null for null. */
    public String text(String text) {
        return text == null ? null : spans(text).replaced(text, run.marks()::of);
    }

    /** The text with as many stars for every secret in it, so that all else keeps its place. */
    public String masked(String text) {
        return spans(text).masked(text);
    }

    private Spans spans(String text) {
        Spans spans = new Spans();
        run.named().find(text, (kind, from, to) -> {
            String value = text.substring(from, to);
            int scheme = Credential.schemeLength(value);
            spans.add(from + scheme, to, decoded(value.substring(scheme)));
        });
        run.values().find(text, spans);
        learned.values().find(text, spans);
        return spans;
    }

    /**
     * A record of ours, an observation, without secrets. What it holds in a secret place is a secret from now on.
     *
     * @param json printed by us: around what is others' the names and numbers are ours and stay as they are
     */
    public String record(String json) {
        return mayHold(json) ? copy(json, Set.of(), true) : json;
    }

    /** Somebody's JSON without secrets, be it a body or a value of it. */
    public String json(String json, Object document) {
        Set<String> places = places(document);
        return places.isEmpty() && !mayHold(json) ? json : copy(json, places, false);
    }

    /** Somebody's value without secrets; the same object when it holds none, null for null. */
    public JsonNode value(JsonNode value) {
        if (value == null || value.isBoolean() || value.isNull()) {
            return value;
        }
        if (value.isTextual()) {
            return redacted(value, text(value.textValue()));
        }
        String json = value.toString();
        if (value.isNumber()) {
            return isIn(json) ? TextNode.valueOf(text(json)) : value;
        }
        Set<String> places = run.paths().isEmpty() ? Set.of() : places(TREES.convertValue(value, Object.class));
        return places.isEmpty() && !mayHold(json) ? value : tree(copy(json, places, false));
    }

    private static JsonNode redacted(JsonNode value, String text) {
        return text.equals(value.textValue()) ? value : TextNode.valueOf(text);
    }

    /** Whether bodies must be looked into one by one, because the user named places in them. */
    public boolean looksIntoBodies() {
        return !run.paths().isEmpty();
    }

    /** Makes a secret of what a header, variable or parameter of this name holds, if the name looks like a credential's. */
    public void learn(String name, Object value) {
        Kind kind = run.names().kind(name);
        if (value instanceof String || value instanceof Number && kind == Kind.CERTAIN) {
            learn(name, value.toString(), kind);
        }
    }

    /** Makes a secret of what becomes part of a credential of this name, unless the name has other meanings. */
    public void learnPart(String name, Object part) {
        boolean single = part instanceof String || part instanceof Number;
        if (single && run.names().kind(name) == Kind.CERTAIN && !Credential.isScheme(part.toString())) {
            learned.add(part.toString());
        }
    }

    /** Makes secrets of what stands in secret places of somebody's body, be it JSON or any text. */
    public void learnBody(String body, boolean isJson, Object document) {
        if (!isJson) {
            new Learning().text(body);
            return;
        }
        Set<String> places = places(document);
        if (!places.isEmpty() || run.named().mayBeIn(body)) {
            new JsonCopy(run.names(), places, false, new Learning()).copy(body);
        }
    }

    private void learn(String name, String value, Kind kind) {
        Credential.secrets(name, value, kind).forEach(learned::add);
    }

    private String copy(String json, Set<String> places, boolean ofRecord) {
        // What is learned from its end may stand at its begin.
        new JsonCopy(run.names(), places, ofRecord, new Learning()).copy(json);
        return new JsonCopy(run.names(), places, ofRecord, new Hiding()).copy(json);
    }

    private boolean mayHold(String json) {
        if (run.named().mayBeIn(json)) {
            return true;
        }
        boolean none = run.values().areNone() && learned.values().areNone();
        // These escapes may spell a secret in another way; the others have one spelling only.
        return !none && (json.contains("\\u") || json.contains("\\/") || isIn(json));
    }

    private boolean isIn(String text) {
        return run.values().areIn(text) || learned.values().areIn(text);
    }

    private Set<String> places(Object document) {
        if (run.paths().isEmpty() || document == null) {
            return Set.of();
        }
        Set<String> places = new HashSet<>();
        for (JsonPathPlaces path : run.paths()) {
            try {
                places.addAll(path.in(document));
            } catch (EvaluationException e) {
                // Nobody knows what was meant to be hidden: all of it is.
                places.add(EVERYTHING);
            }
        }
        return places;
    }

    private String hide(String value) {
        if (Credential.isHidden(value)) {
            return value;
        }
        int scheme = Credential.schemeLength(value);
        return value.substring(0, scheme) + run.marks().of(value.substring(scheme));
    }

    private static String decoded(String value) {
        if (value.indexOf('%') < 0 && value.indexOf('+') < 0) {
            return value;
        }
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }

    private static JsonNode tree(String json) {
        try {
            return TREES.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("Cannot read a record without its secrets", e);
        }
    }

    private final class Learning implements JsonCopy.Values {
        @Override
        public String secret(String name, String value, Kind kind) {
            learn(name, value, kind);
            return value;
        }

        @Override
        public String text(String text) {
            run.named().find(text, (kind, from, to) -> learn("", decoded(text.substring(from, to)), kind));
            return text;
        }

        @Override
        public boolean isIn(String number) {
            return false;
        }
    }

    private final class Hiding implements JsonCopy.Values {
        @Override
        public String secret(String name, String value, Kind kind) {
            return hide(value);
        }

        @Override
        public String text(String text) {
            return Redactor.this.text(text);
        }

        @Override
        public boolean isIn(String number) {
            return Redactor.this.isIn(number);
        }
    }
}
