package dev.turbulence.storage.internal.records;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * An object whose members that are nested too deep, usually a body, are strings that hold their JSON text. A last member,
 * {@value #AS_TEXT}, tells readers which.
 *
 * @param json the object
 * @param members keys of the members that are text, as a JSON array
 */
public record FoldedObject(byte[] json, String members) {

    /** How deep a member may be nested. */
    public static final int MAX_DEPTH = 500;

    /** The key that lists the members that are kept as text because they are nested too deep. */
    public static final String AS_TEXT = "_turbulence_as_text";

    /** Whether an object nested so deep has members to be folded. */
    public static boolean isNeeded(int depth) {
        return depth > MAX_DEPTH + 1;
    }

    /** Folds an object that has such members; the bytes are one strict JSON object. */
    public static FoldedObject of(byte[] json, int from, int to) {
        ObjectScanner scanner = new ObjectScanner();
        scanner.scanObject(json, from, to);
        ByteArrayOutputStream folded = new ByteArrayOutputStream(to - from + 64);
        List<String> keys = new ArrayList<>();
        int copied = from;
        for (int i = 0; i < scanner.count(); i++) {
            if (scanner.depth(i) > MAX_DEPTH) {
                int start = scanner.valueStart(i);
                folded.write(json, copied, start - copied);
                copied = scanner.valueEnd(i);
                folded.writeBytes(utf8(JsonStrings.quote(text(json, start, copied))));
                keys.add(JsonStrings.quote(JsonStrings.decode(json, scanner.keyStart(i), scanner.keyEnd(i))));
            }
        }
        String members = "[" + String.join(",", keys) + "]";
        folded.write(json, copied, scanner.valueEnd(scanner.count() - 1) - copied);
        folded.writeBytes(utf8("," + JsonStrings.quote(AS_TEXT) + ":" + members + "}"));
        return new FoldedObject(folded.toByteArray(), members);
    }

    /**
     * What {@link #of} was given.
     *
     * @param folded the folded object
     * @param keys its members that are text
     */
    public static String unfold(String folded, Set<String> keys) {
        byte[] json = utf8(folded);
        ObjectScanner scanner = new ObjectScanner();
        scanner.scanObject(json, 0, json.length);
        StringBuilder unfolded = new StringBuilder(folded.length());
        int copied = 0;
        for (int i = 0; i < scanner.count() - 1; i++) {
            if (keys.contains(JsonStrings.decode(json, scanner.keyStart(i), scanner.keyEnd(i)))) {
                int start = scanner.valueStart(i);
                unfolded.append(text(json, copied, start));
                copied = scanner.valueEnd(i);
                unfolded.append(JsonStrings.decode(json, start + 1, copied - 1));
            }
        }
        return unfolded.append(text(json, copied, scanner.valueEnd(scanner.count() - 2)))
                .append('}')
                .toString();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] json, int from, int to) {
        return new String(json, from, to - from, StandardCharsets.UTF_8);
    }
}
