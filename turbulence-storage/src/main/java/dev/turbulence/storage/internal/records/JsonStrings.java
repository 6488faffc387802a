package dev.turbulence.storage.internal.records;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;

/** Strings as they stand in JSON text. */
public final class JsonStrings {

    private JsonStrings() {}

    /** The string that stands between two quotes of strict JSON. Unpaired surrogates stay as they are. */
    public static String decode(byte[] json, int from, int to) {
        int escape = indexOfEscape(json, from, to);
        if (escape == to) {
            return new String(json, from, to - from, StandardCharsets.UTF_8);
        }
        StringBuilder text = new StringBuilder(to - from);
        int plain = from;
        while (escape < to) {
            text.append(new String(json, plain, escape - plain, StandardCharsets.UTF_8));
            plain = appendEscape(json, escape, text);
            escape = indexOfEscape(json, plain, to);
        }
        return text.append(new String(json, plain, to - plain, StandardCharsets.UTF_8))
                .toString();
    }

    /** The string as JSON, with its quotes. Unpaired surrogates, which UTF-8 cannot carry, become escapes. */
    public static String quote(String text) {
        StringBuilder json = new StringBuilder(text.length() + 16).append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, json);
        return Surrogates.escapeLone(json.append('"').toString());
    }

    /** What {@link #quote} was given. */
    public static String unquote(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return decode(bytes, 1, bytes.length - 1);
    }

    private static int indexOfEscape(byte[] json, int from, int to) {
        int at = from;
        while (at < to && json[at] != '\\') {
            at++;
        }
        return at;
    }

    /** Appends what an escape stands for, and says where it ends. */
    private static int appendEscape(byte[] json, int at, StringBuilder text) {
        byte kind = json[at + 1];
        if (kind == 'u') {
            int unit = 0;
            for (int i = at + 2; i < at + 6; i++) {
                unit = unit << 4 | Character.digit(json[i], 16);
            }
            text.append((char) unit);
            return at + 6;
        }
        text.append(
                switch (kind) {
                    case 'b' -> '\b';
                    case 'f' -> '\f';
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    case 't' -> '\t';
                    default -> (char) kind;
                });
        return at + 2;
    }
}
