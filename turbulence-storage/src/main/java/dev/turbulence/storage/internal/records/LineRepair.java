package dev.turbulence.storage.internal.records;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.turbulence.storage.internal.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Makes strict JSON of a line that is only almost strict, because NaN and infinities stand in it: they become null. Numbers
 * keep their digits. For a line that cannot be understood it says why.
 */
public final class LineRepair {

    /** Reads tokens one after the other, which is safe at any depth. */
    private static final JsonFactory LENIENT = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Json.MAX_LINE_BYTES)
                    .maxNameLength(Json.MAX_LINE_BYTES)
                    .maxNumberLength(Json.MAX_LINE_BYTES)
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .build())
            .build();

    private static final JsonFactory PRINTER = JsonFactory.builder()
            .streamWriteConstraints(StreamWriteConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .build())
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private LineRepair() {}

    /**
     * The line as a strict JSON object.
     *
     * @throws MalformedLineException if it is no JSON object
     */
    public static byte[] repair(byte[] line, int from, int to) throws MalformedLineException {
        try {
            return repair(LENIENT.createParser(line, from, to - from), to - from);
        } catch (MalformedLineException e) {
            return repairUnescaped(new String(line, from, to - from, StandardCharsets.UTF_8), e);
        } catch (IOException e) {
            throw new MalformedLineException(1, e.getMessage());
        }
    }

    private static byte[] repairUnescaped(String line, MalformedLineException problem) throws MalformedLineException {
        String unescaped = Surrogates.unescape(line);
        if (unescaped.equals(line)) {
            throw problem;
        }
        try {
            return repair(LENIENT.createParser(unescaped), line.length());
        } catch (IOException e) {
            problem.addSuppressed(e);
            throw problem;
        }
    }

    private static byte[] repair(JsonParser line, int length) throws MalformedLineException {
        ByteArrayOutputStream strict = new ByteArrayOutputStream(length + 64);
        try (JsonParser parser = line;
                JsonGenerator generator = PRINTER.createGenerator(strict)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedLineException(1, "expected a JSON object");
            }
            copyObject(parser, generator);
            if (parser.nextToken() != null) {
                int column = parser.currentTokenLocation().getColumnNr();
                throw new MalformedLineException(column, "expected the end of the line behind the JSON object");
            }
        } catch (JsonProcessingException e) {
            int column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
            throw new MalformedLineException(column, e.getOriginalMessage());
        } catch (IOException e) {
            // Nothing is read from or written to anything but memory: this is text that is not UTF-8.
            throw new MalformedLineException(1, e.getMessage());
        }
        return strict.toByteArray();
    }

    private static void copyObject(JsonParser parser, JsonGenerator generator) throws IOException {
        int depth = 0;
        do {
            JsonToken token = parser.currentToken();
            if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            }
            copyToken(parser, generator, token);
        } while (depth > 0 && parser.nextToken() != null);
    }

    private static void copyToken(JsonParser parser, JsonGenerator generator, JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_NUMBER_FLOAT && parser.isNaN()) {
            generator.writeNull();
        } else if (token.isNumeric()) {
            generator.writeNumber(parser.getText());
        } else {
            generator.copyCurrentEvent(parser);
        }
    }
}
