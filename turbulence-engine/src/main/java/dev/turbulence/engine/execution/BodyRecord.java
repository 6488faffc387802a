package dev.turbulence.engine.execution;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.turbulence.engine.config.Secrets;
import dev.turbulence.engine.redaction.Redactor;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Writes a body into a record: JSON as JSON, digit by digit as it came; anything cut short as text. Secrets are taken out
 * before a body is cut, as half a secret looks like none; those of whole bodies when the record is printed.
 */
final class BodyRecord {

    /** More of one than is looked for. */
    private static final int LONGEST_SECRET_BYTES = 4_096;

    private final int maxBytes;
    private final Redactor redactor;

    /** The latest body that had to be looked into, and how it is recorded. */
    private Content lookedInto;

    private Content redacted;

    BodyRecord(int maxBytes, Redactor redactor) {
        this.maxBytes = maxBytes;
        this.redactor = redactor;
    }

    /** Makes secrets of what two bodies hold in secret places, if the record will not be looked through for them as a whole. */
    void learn(Content sent, Content received) {
        if (mustLookInto(sent) || mustLookInto(received)) {
            for (Content content : List.of(sent, received)) {
                redactor.learnBody(content.text(), content.kind() == Content.Kind.JSON, document(content));
            }
        }
    }

    /** The body as a JSON value. */
    void writeValue(JsonGenerator json, Content body) throws IOException {
        Content content = redacted(body);
        switch (content.kind()) {
            case NONE -> json.writeNull();
            case BINARY -> json.writeString(Base64.getEncoder().encodeToString(kept(content)));
            case TEXT -> json.writeString(isCut(content) ? cutText(content) : content.text());
            case JSON -> writeJson(json, content);
        }
    }

    /** Whether there is anything to say of how the body was written. */
    boolean hasMark(Content content) {
        return content.kind() == Content.Kind.BINARY || isCut(redacted(content));
    }

    /** What a reader must know to understand the value: {@code encoding}, and sizes in bytes when it was cut. */
    void writeMark(JsonGenerator json, Content content) throws IOException {
        json.writeStartObject();
        if (content.kind() == Content.Kind.BINARY) {
            json.writeStringField("encoding", "base64");
        }
        Content recorded = redacted(content);
        if (isCut(recorded)) {
            json.writeNumberField("bytes", content.bytes().length);
            json.writeNumberField("kept", keptLength(recorded));
        }
        json.writeEndObject();
    }

    /** How much of a body must be at hand, in bytes, for a record of so many: secrets are taken out before it is cut. */
    static int needed(int maxBytes, Secrets secrets) {
        boolean wholly = !secrets.rules().paths().isEmpty();
        return wholly ? Integer.MAX_VALUE : (int) Math.min((long) maxBytes + LONGEST_SECRET_BYTES, Integer.MAX_VALUE);
    }

    /** No more of a body than so many bytes, and without what it is parsed to, which takes a multiple of that. */
    static Content held(Content content, int mostBytes) {
        if (content.bytes().length <= mostBytes) {
            return new Content(content.kind(), content.bytes(), content.text(), null);
        }
        int length = wholeCharacters(content, mostBytes);
        byte[] held = Arrays.copyOf(content.bytes(), length);
        return content.kind() == Content.Kind.BINARY
                ? new Content(content.kind(), held, content.text(), null)
                : new Content(Content.Kind.TEXT, held, new String(held, StandardCharsets.UTF_8), null);
    }

    private void writeJson(JsonGenerator json, Content content) throws IOException {
        if (isCut(content)) {
            json.writeString(cutText(content));
        } else if (content.text().indexOf('\n') < 0 && content.text().indexOf('\r') < 0) {
            json.writeRawValue(content.text());
        } else {
            // A record is one line. Line breaks in JSON stand between tokens only, so copying tokens drops nothing.
            try (JsonParser parser = Content.JSON.createParser(content.text())) {
                while (parser.nextToken() != null) {
                    json.copyCurrentEventExact(parser);
                }
            }
        }
    }

    private boolean mustLookInto(Content content) {
        return content.bytes().length > maxBytes
                || content.kind() == Content.Kind.BINARY
                || content.kind() == Content.Kind.JSON && redactor.looksIntoBodies();
    }

    private Content redacted(Content content) {
        if (!mustLookInto(content)) {
            return content;
        }
        if (content != lookedInto) {
            lookedInto = content;
            redacted = withoutSecrets(content);
        }
        return redacted;
    }

    private Content withoutSecrets(Content content) {
        Charset charset = content.kind() == Content.Kind.BINARY ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
        String text = content.kind() == Content.Kind.BINARY ? new String(content.bytes(), charset) : content.text();
        String without =
                content.kind() == Content.Kind.JSON ? redactor.json(text, document(content)) : redactor.text(text);
        return without.equals(text) ? content : new Content(content.kind(), without.getBytes(charset), without, null);
    }

    /** What a JSON body is parsed to, where that matters. */
    private Object document(Content content) {
        if (content.value() != null || content.kind() != Content.Kind.JSON || !redactor.looksIntoBodies()) {
            return content.value();
        }
        try {
            return Content.JSON.readValue(content.text(), Object.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("It was parsed before", e);
        }
    }

    private boolean isCut(Content content) {
        return content.bytes().length > maxBytes;
    }

    private String cutText(Content content) {
        return new String(kept(content), StandardCharsets.UTF_8);
    }

    private byte[] kept(Content content) {
        return isCut(content) ? Arrays.copyOf(content.bytes(), keptLength(content)) : content.bytes();
    }

    private int keptLength(Content content) {
        return wholeCharacters(content, maxBytes);
    }

    /** The limit, or less where it would split a character. */
    private static int wholeCharacters(Content content, int limit) {
        int length = limit;
        if (content.kind() != Content.Kind.BINARY) {
            while (length > 0 && (content.bytes()[length] & 0xC0) == 0x80) {
                length--;
            }
        }
        return length;
    }
}
