package dev.turbulence.storage.internal.records;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.turbulence.storage.internal.Json;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * JSON objects out of records of any writer, as text that every reader takes: NaN and infinities become null, and a member
 * nested deeper than {@value #MAX_DEPTH} is kept as its text, its name noted under {@value #AS_TEXT}. Text that needs
 * neither is given out as it is.
 */
public final class CleanJson {

    /** How deep a member may be nested. */
    public static final int MAX_DEPTH = 500;

    /** The key that lists the members that are kept as text because they are nested too deep. */
    public static final String AS_TEXT = "_turbulence_as_text";

    /** Reads tokens one after the other, which is safe at any depth. */
    private static final JsonFactory STREAMING = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Json.MAX_LINE_BYTES)
                    .maxNumberLength(Json.MAX_LINE_BYTES)
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .build())
            .build();

    private CleanJson() {}

    /** A parser for one record that takes any depth, and NaN. */
    public static JsonParser parser(byte[] bytes, int from, int length) throws IOException {
        return STREAMING.createParser(bytes, from, length);
    }

    /** The text of a JSON object. */
    public static String object(byte[] bytes, int from, int length) throws IOException {
        if (!needsCleaning(bytes, from, length)) {
            return new String(bytes, from, length, StandardCharsets.UTF_8);
        }
        StringWriter text = new StringWriter(length);
        try (JsonParser in = parser(bytes, from, length);
                JsonGenerator out = STREAMING.createGenerator(text)) {
            in.nextToken();
            copyMembers(in, out, bytes, from);
        }
        return text.toString();
    }

    /** Whether anything outside of strings starts with N or I, or the nesting is too deep. */
    private static boolean needsCleaning(byte[] bytes, int from, int length) {
        int depth = 0;
        boolean inString = false;
        for (int i = from; i < from + length; i++) {
            byte b = bytes[i];
            if (inString) {
                if (b == '\\') {
                    i++;
                } else if (b == '"') {
                    inString = false;
                }
            } else if (b == '"') {
                inString = true;
            } else if (b == '{' || b == '[') {
                if (++depth > MAX_DEPTH + 1) {
                    return true;
                }
            } else if (b == '}' || b == ']') {
                depth--;
            } else if (b == 'N' || b == 'I') {
                return true;
            }
        }
        return false;
    }

    private static void copyMembers(JsonParser in, JsonGenerator out, byte[] bytes, int from) throws IOException {
        List<String> asText = new ArrayList<>();
        out.writeStartObject();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            out.writeFieldName(name);
            JsonToken value = in.nextToken();
            if (!value.isStructStart()) {
                copyToken(in, out);
                continue;
            }
            int start = from + (int) in.currentLocation().getByteOffset() - 1;
            int deepest = depthOf(in);
            int length = from + (int) in.currentLocation().getByteOffset() - start;
            if (deepest > MAX_DEPTH) {
                out.writeString(new String(bytes, start, length, StandardCharsets.UTF_8));
                asText.add(name);
            } else {
                copy(bytes, start, length, out);
            }
        }
        if (!asText.isEmpty()) {
            out.writeFieldName(AS_TEXT);
            out.writeArray(asText.toArray(String[]::new), 0, asText.size());
        }
        out.writeEndObject();
    }

    /** Moves past a structure and says how deep it is nested. */
    private static int depthOf(JsonParser in) throws IOException {
        int depth = 1;
        int deepest = 1;
        while (depth > 0) {
            JsonToken token = in.nextToken();
            if (token.isStructStart()) {
                deepest = Math.max(deepest, ++depth);
            } else if (token.isStructEnd()) {
                depth--;
            }
        }
        return deepest;
    }

    private static void copy(byte[] bytes, int from, int length, JsonGenerator out) throws IOException {
        try (JsonParser in = parser(bytes, from, length)) {
            while (in.nextToken() != null) {
                copyToken(in, out);
            }
        }
    }

    private static void copyToken(JsonParser in, JsonGenerator out) throws IOException {
        if (in.currentToken() == JsonToken.VALUE_NUMBER_FLOAT && in.isNaN()) {
            out.writeNull();
        } else if (in.currentToken().isNumeric()) {
            out.writeNumber(in.getText());
        } else {
            out.copyCurrentEvent(in);
        }
    }
}
