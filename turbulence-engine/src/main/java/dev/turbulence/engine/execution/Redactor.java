package dev.turbulence.engine.execution;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import dev.turbulence.engine.config.Secrets;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Keeps secrets out of records, wherever they turn up: in what was sent, what came back, and what is said about it. */
final class Redactor {

    /** Takes what surrounds a body nested as deep as bodies may be. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(2 * Content.MAX_NESTING)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(10_000)
                    .build())
            .build();

    private final Secrets secrets;

    Redactor(Secrets secrets) {
        this.secrets = secrets;
    }

    String text(String text) {
        return secrets.redact(text);
    }

    JsonNode tree(JsonNode tree) {
        return secrets.isEmpty() || tree == null ? tree : reread(json(tree.toString()));
    }

    /** JSON as text; printed anew only where it holds, or may hide, a secret. */
    String json(String json) {
        // A backslash may spell a secret in another way; a text without one holds its strings as they are.
        if (secrets.isEmpty() || json.indexOf('\\') < 0 && !secrets.isIn(json)) {
            return json;
        }
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
            out.writeFieldName(secrets.redact(in.currentName()));
        } else if (token == JsonToken.VALUE_STRING || token.isNumeric() && secrets.isIn(in.getText())) {
            out.writeString(secrets.redact(in.getText()));
        } else {
            out.copyCurrentEventExact(in);
        }
    }

    private static JsonNode reread(String json) {
        try {
            return Content.JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read a record without its secrets", e);
        }
    }
}
