package dev.turbulence.engine.execution;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
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
                redactor.learnBody(content.text(), content.kind() == Content.Kind.JSON, content.value());
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

    /** As much of a body as is written, and no more. */
    Content recorded(Content content) {
        if (isCut(content) && content.kind() != Content.Kind.BINARY) {
            return new Content(Content.Kind.TEXT, kept(content), cutText(content), null);
        }
        return new Content(content.kind(), kept(content), content.text(), null);
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
                content.kind() == Content.Kind.JSON ? redactor.json(text, content.value()) : redactor.text(text);
        return without.equals(text) ? content : new Content(content.kind(), without.getBytes(charset), without, null);
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

    /** The limit, or less where it would split a character. */
    private int keptLength(Content content) {
        int length = maxBytes;
        if (content.kind() != Content.Kind.BINARY) {
            while (length > 0 && (content.bytes()[length] & 0xC0) == 0x80) {
                length--;
            }
        }
        return length;
    }
}
