package dev.turbulence.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.turbulence.storage.internal.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What came back from an action, as one JSON object (format: {@code docs/run-format.md}). The text is kept as it was
 * recorded and parsed on first use. Immutable and safe for use by several threads.
 */
public final class Observation {

    private final String json;
    private final String place;
    private volatile JsonNode tree;

    private Observation(String json, String place, JsonNode tree) {
        this.json = json;
        this.place = place;
        this.tree = tree;
    }

    /**
     * An observation from its JSON text, which is not looked at until something asks.
     *
     * @param json a JSON object on one line
     */
    public static Observation ofJson(String json) {
        return ofJson(json, "An observation");
    }

    /**
     * An observation that was found somewhere.
     *
     * @param json a JSON object on one line
     * @param place where it was found, for the message should it be none
     */
    public static Observation ofJson(String json, String place) {
        return new Observation(Objects.requireNonNull(json, "json"), place, null);
    }

    /** An observation from a JSON object that the caller does not touch any more. */
    public static Observation of(JsonNode tree) {
        return new Observation(Json.write(tree), null, tree);
    }

    /** The text as recorded. */
    public String json() {
        return json;
    }

    /**
     * The whole observation. Shared and not copied: do not modify it.
     *
     * @throws StorageException if the text is not JSON
     */
    public JsonNode tree() {
        JsonNode parsed = tree;
        if (parsed == null) {
            parsed = Json.parse(json, place);
            tree = parsed;
        }
        return parsed;
    }

    /** The body: parsed JSON, a text node, or a missing node. Never null. */
    public JsonNode body() {
        JsonNode body = tree().get("body");
        return body == null ? MissingNode.getInstance() : body;
    }

    /** Response headers by lower-case name, in their order; empty when there were none. */
    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        tree().path("headers")
                .properties()
                .forEach(entry -> headers.put(entry.getKey(), entry.getValue().asText()));
        return headers;
    }

    /** What went wrong, in the order it happened; empty when nothing did. */
    public List<String> errors() {
        List<String> errors = new ArrayList<>();
        tree().path("errors").forEach(error -> errors.add(error.asText()));
        return errors;
    }

    /** What sort of failure it is; empty when it is none, and in runs of other or older writers, which do not say. */
    public Optional<FailureKind> failureKind() {
        return FailureKind.ofWord(own().path("failure_kind").asText());
    }

    /** What only this product records. Shared and not copied: do not modify it; a missing node in runs of other writers. */
    public JsonNode own() {
        return tree().path("metadata").path(RunManifest.OWN_KEY);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Observation that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return json;
    }
}
