package dev.turbulence.engine.redaction;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.turbulence.engine.redaction.CredentialNames.Kind;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Set;

/** Walks through JSON and knows of every value whether its place makes it a secret. */
final class JsonCopy {
    /** Takes what surrounds a body nested as deep as bodies may be. */
    static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(2000)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(10_000)
                    .build())
            .build();

    /** Members of our records below which names and numbers are others' doing; around them they are ours. */
    private static final Set<String> FOREIGN = Set.of("body", "headers", "extracted");

    /** Our own text that no search must spoil. */
    private static final String TIMESTAMP = "timestamp";

    private static final int NOWHERE = Integer.MAX_VALUE;

    private final CredentialNames names;
    private final Set<String> places;
    private final boolean ofRecord;
    private final Values values;

    private int depth;
    /** The depth at which something begins that is not ours, or none. */
    private int foreignFrom = NOWHERE;
    /** The depth at which something begins that is hidden with all that is in it, or none. */
    private int hiddenFrom = NOWHERE;

    private Kind hiddenKind = Kind.PLAIN;
    private String hiddenName;

    /** What is done with the values. */
    interface Values {
        /** A text or number at a place that makes it a secret; what is to be written instead, as a text. */
        String secret(String name, String value, Kind kind);

        /** Any other text, or a name that is not ours. */
        String text(String text);

        /** Whether a number that is not ours is to go through {@link #text}. */
        boolean isIn(String number);
    }

    /**
     * @param places JSON pointers to what is secret
     * @param ofRecord whether this is a record of ours that holds others' values, else all of it is others'
     */
    JsonCopy(CredentialNames names, Set<String> places, boolean ofRecord, Values values) {
        this.names = names;
        this.places = places;
        this.ofRecord = ofRecord;
        this.values = values;
    }

    /** The JSON with its values as {@link Values} has them; all else as it is written. */
    String copy(String json) {
        StringWriter out = new StringWriter(json.length());
        try (JsonParser in = JSON.createParser(json);
                JsonGenerator generator = JSON.createGenerator(out)) {
            for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
                copy(token, in, generator);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot print a record without its secrets", e);
        }
        return out.toString();
    }

    private void copy(JsonToken token, JsonParser in, JsonGenerator out) throws IOException {
        if (token == JsonToken.FIELD_NAME) {
            out.writeFieldName(isForeign() ? values.text(in.currentName()) : in.currentName());
        } else if (token.isStructStart()) {
            enter(in.getParsingContext());
            out.copyCurrentEvent(in);
        } else if (token.isStructEnd()) {
            leave();
            out.copyCurrentEvent(in);
        } else {
            copyScalar(token, in, out);
        }
    }

    private void enter(JsonStreamContext inside) {
        JsonStreamContext around = inside.getParent();
        Kind kind = kind(around, inside);
        if (kind.compareTo(hiddenKind) > 0) {
            hiddenFrom = Math.min(hiddenFrom, depth);
            hiddenKind = kind;
            hiddenName = around.getCurrentName();
        }
        if (foreignFrom == NOWHERE && isOthers(around)) {
            foreignFrom = depth;
        }
        depth++;
    }

    private void leave() {
        depth--;
        if (depth == hiddenFrom) {
            hiddenFrom = NOWHERE;
            hiddenKind = Kind.PLAIN;
        }
        if (depth == foreignFrom) {
            foreignFrom = NOWHERE;
        }
    }

    private void copyScalar(JsonToken token, JsonParser in, JsonGenerator out) throws IOException {
        JsonStreamContext around = in.getParsingContext();
        Kind kind = kind(around, around);
        boolean text = token == JsonToken.VALUE_STRING;
        if (kind != Kind.PLAIN && text || kind == Kind.CERTAIN && token.isNumeric()) {
            String name = around.inObject() ? around.getCurrentName() : hiddenName;
            out.writeString(values.secret(name == null ? "" : name, in.getText(), kind));
        } else if (text) {
            boolean ours = !isForeign() && TIMESTAMP.equals(around.getCurrentName());
            out.writeString(ours ? in.getText() : values.text(in.getText()));
        } else if (token.isNumeric() && (isForeign() || isOthers(around)) && values.isIn(in.getText())) {
            out.writeString(values.text(in.getText()));
        } else if (token.isNumeric()) {
            // As it is spelled: some numbers are more than any type of ours can hold.
            out.writeNumber(in.getText());
        } else {
            out.copyCurrentEvent(in);
        }
    }

    /**
     * The kind of a value.
     *
     * @param around what the value is a member of
     * @param at the same, or of an object or array itself, for its path
     */
    private Kind kind(JsonStreamContext around, JsonStreamContext at) {
        if (!places.isEmpty() && places.contains(at.pathAsPointer().toString())) {
            return Kind.CERTAIN;
        }
        Kind named = isForeign() && around.inObject() ? names.kind(around.getCurrentName()) : Kind.PLAIN;
        return named.compareTo(hiddenKind) > 0 ? named : hiddenKind;
    }

    private boolean isOthers(JsonStreamContext around) {
        return ofRecord && around.inObject() && FOREIGN.contains(around.getCurrentName());
    }

    private boolean isForeign() {
        return !ofRecord || depth > foreignFrom;
    }
}
