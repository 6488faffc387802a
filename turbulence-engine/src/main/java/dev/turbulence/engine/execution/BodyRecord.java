package dev.turbulence.engine.execution;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** Writes a body into a record: JSON as JSON, digit by digit as it came; anything cut short as text. */
final class BodyRecord {

    private final int maxBytes;

    BodyRecord(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** The body as a JSON value. */
    void writeValue(JsonGenerator json, Content content) throws IOException {
        switch (content.kind()) {
            case NONE -> json.writeNull();
            case BINARY -> json.writeString(Base64.getEncoder().encodeToString(kept(content)));
            case TEXT -> json.writeString(isCut(content) ? cutText(content) : content.text());
            case JSON -> writeJson(json, content);
        }
    }

    /** Whether there is anything to say of how the body was written. */
    boolean hasMark(Content content) {
        return content.kind() == Content.Kind.BINARY || isCut(content);
    }

    /** What a reader must know to understand the value: {@code encoding}, and sizes in bytes when it was cut. */
    void writeMark(JsonGenerator json, Content content) throws IOException {
        json.writeStartObject();
        if (content.kind() == Content.Kind.BINARY) {
            json.writeStringField("encoding", "base64");
        }
        if (isCut(content)) {
            json.writeNumberField("bytes", content.bytes().length);
            json.writeNumberField("kept", keptLength(content));
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
