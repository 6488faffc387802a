package dev.turbulence.engine.execution;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.turbulence.engine.http.BodyBudget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The body of a message, understood as well as it can be: JSON if it parses, else text if it is UTF-8, else bytes.
 *
 * @param kind which of them it is
 * @param bytes the body as it came
 * @param text the body as text; in base64 when it is not UTF-8
 * @param value what a scenario sees: the JSON value, the text, or null when there is no body
 */
record Content(Kind kind, byte[] bytes, String text, Object value) {

    enum Kind {
        NONE,
        JSON,
        TEXT,
        BINARY
    }

    /** Deeper JSON than this is treated as text: other readers of the run could not read it back. */
    static final int MAX_NESTING = 500;

    static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_NESTING)
                            .maxStringLength(Integer.MAX_VALUE)
                            .maxNumberLength(10_000)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final String JSON_STARTS = "{[\"-0123456789tfn";

    static final Content NONE = new Content(Kind.NONE, new byte[0], "", null);

    /** Understands a body of ours, whose size is known. */
    static Content of(byte[] bytes) {
        try {
            return of(bytes, null);
        } catch (BodyBudget.ExceededException e) {
            throw new IllegalStateException("There is no budget", e);
        }
    }

    /**
     * Understands a body.
     *
     * @param memory what the JSON value may take; null for a body of any size
     */
    static Content of(byte[] bytes, BodyBudget.Share memory) throws BodyBudget.ExceededException {
        if (bytes.length == 0) {
            return NONE;
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return ofBytes(bytes);
        }
        if (mayBeJson(text)) {
            try {
                return new Content(Kind.JSON, bytes, text, value(text, memory));
            } catch (JsonProcessingException e) {
                // Then it is text that looks like JSON.
            }
        }
        return new Content(Kind.TEXT, bytes, text, text);
    }

    /** A JSON value as it would be a body, with a text that is no JSON. */
    static Content ofValue(Object value) throws JsonProcessingException {
        boolean isText = value instanceof String;
        String text = isText ? (String) value : JSON.writeValueAsString(value);
        return new Content(isText ? Kind.TEXT : Kind.JSON, text.getBytes(StandardCharsets.UTF_8), text, value);
    }

    private static Object value(String text, BodyBudget.Share memory)
            throws JsonProcessingException, BodyBudget.ExceededException {
        if (memory == null) {
            return JSON.readValue(text, Object.class);
        }
        try (CountedJson parser = new CountedJson(JSON.createParser(text), memory)) {
            return JSON.readValue(parser, Object.class);
        } catch (JsonProcessingException | BodyBudget.ExceededException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bytes that are no text, whatever they look like. */
    static Content ofBytes(byte[] bytes) {
        String encoded = Base64.getEncoder().encodeToString(bytes);
        return new Content(Kind.BINARY, bytes, encoded, encoded);
    }

    /** Spares what cannot be JSON, such as every HTML page, the cost of an exception. */
    private static boolean mayBeJson(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                return JSON_STARTS.indexOf(c) >= 0;
            }
        }
        return false;
    }
}
