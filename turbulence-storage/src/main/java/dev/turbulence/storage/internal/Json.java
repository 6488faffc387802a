package dev.turbulence.storage.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.turbulence.storage.StorageException;
import dev.turbulence.storage.internal.records.Surrogates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The JSON of stored runs: numbers keep their digits, NaN is readable, lines may be 64 MiB long. Parsing needs no mapper,
 * which has some 400 classes that take longer to load than most runs to be read.
 */
public final class Json {

    /** The longest line that is read, in bytes. */
    public static final int MAX_LINE_BYTES = 64 * 1024 * 1024;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(MAX_LINE_BYTES)
                    .maxNameLength(MAX_LINE_BYTES)
                    .maxNumberLength(10_000)
                    .maxNestingDepth(1_000)
                    .build())
            .configure(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS, true)
            .build();

    /** Loaded when it is first asked for. */
    private static final class Mapper {
        private static final ObjectMapper INSTANCE = JsonMapper.builder(FACTORY)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
    }

    private Json() {}

    /** The one mapper, for whatever is more than parsing. */
    public static ObjectMapper mapper() {
        return Mapper.INSTANCE;
    }

    /**
     * Parses one JSON value.
     *
     * @throws StorageException if the text is not JSON
     */
    public static JsonNode parse(String text) {
        try {
            return tree(text);
        } catch (JsonProcessingException e) {
            return parseUnescaped(text, e);
        } catch (IOException e) {
            throw new StorageException("Not JSON: " + e.getMessage(), e);
        }
    }

    /**
     * Parses one JSON value.
     *
     * @param place where it stands, for the message
     * @throws StorageException if the text is not JSON
     */
    public static JsonNode parse(String text, String place) {
        try {
            return parse(text);
        } catch (StorageException e) {
            throw new StorageException(place + ": " + e.getMessage(), e.getCause());
        }
    }

    /**
     * Parses one JSON value out of UTF-8.
     *
     * @throws StorageException if the bytes are not JSON
     */
    public static JsonNode parse(byte[] json, int from, int to) {
        try (JsonParser parser = FACTORY.createParser(json, from, to - from)) {
            return JsonTree.read(parser);
        } catch (JsonProcessingException e) {
            return parseUnescaped(new String(json, from, to - from, StandardCharsets.UTF_8), e);
        } catch (IOException e) {
            throw new StorageException("Not JSON: " + e.getMessage(), e);
        }
    }

    private static JsonNode parseUnescaped(String text, JsonProcessingException problem) {
        String unescaped = Surrogates.unescape(text);
        try {
            if (!unescaped.equals(text)) {
                return tree(unescaped);
            }
        } catch (IOException e) {
            problem.addSuppressed(e);
        }
        throw new StorageException("Not JSON: " + problem.getOriginalMessage(), problem);
    }

    private static JsonNode tree(String text) throws IOException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            return JsonTree.read(parser);
        }
    }

    /**
     * Parses one JSON value in UTF-8.
     *
     * @throws JsonProcessingException if it is not JSON
     */
    public static JsonNode parse(byte[] json) throws IOException {
        try (JsonParser parser = FACTORY.createParser(json)) {
            return JsonTree.read(parser);
        }
    }

    /** One value as compact text on one line, which UTF-8 can carry whatever strings are in it. */
    public static String write(JsonNode value) {
        try {
            return Surrogates.escapeLone(mapper().writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new StorageException("Not writable as JSON: " + e.getOriginalMessage(), e);
        }
    }
}
