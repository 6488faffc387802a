package dev.turbulence.storage.internal.records;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Checks that bytes are one strict JSON object (RFC 8259, UTF-8, any depth) and finds where its members lie, without
 * making objects of them. What it does not accept is not necessarily wrong, only not strict: see {@link LineRepair}.
 */
public final class ObjectScanner {

    private static final int INITIAL_MEMBERS = 24;

    /** The key of a member whose own members are found in the same pass; null for none. */
    private final byte[] nestedKey;

    private final ObjectScanner nested;

    private byte[] json;
    private int end;

    private int count;
    private int[] keyStarts = new int[INITIAL_MEMBERS];
    private int[] keyEnds = new int[INITIAL_MEMBERS];
    private int[] valueStarts = new int[INITIAL_MEMBERS];
    private int[] valueEnds = new int[INITIAL_MEMBERS];
    private int[] depths = new int[INITIAL_MEMBERS];

    /** One bit per open container: set for an object. */
    private long[] containers = new long[8];

    private int depth;
    private int deepest;

    public ObjectScanner() {
        this(null, null);
    }

    /**
     * @param nestedKey the key of a member, usually the longest; when it is an object, its members are found in the same
     *     pass
     * @param nested gets that object's members, none when there is no such object
     */
    ObjectScanner(byte[] nestedKey, ObjectScanner nested) {
        this.nestedKey = nestedKey;
        this.nested = nested;
    }

    /** Whether the bytes are one strict JSON object; if so, the members are available until the next call. */
    public boolean scanObject(byte[] bytes, int from, int to) {
        return scan(bytes, from, to, '{', '}');
    }

    /** Whether the bytes are one strict JSON array; if so, its elements are available as members without keys. */
    public boolean scanArray(byte[] bytes, int from, int to) {
        return scan(bytes, from, to, '[', ']');
    }

    public int count() {
        return count;
    }

    /** Where a member's key starts, behind its quote. */
    public int keyStart(int member) {
        return keyStarts[member];
    }

    /** Where a member's key ends, before its quote. */
    public int keyEnd(int member) {
        return keyEnds[member];
    }

    public int valueStart(int member) {
        return valueStarts[member];
    }

    public int valueEnd(int member) {
        return valueEnds[member];
    }

    /** How deep a member's value is nested: 0 for a scalar, 1 for an object or array of scalars. */
    public int depth(int member) {
        return depths[member];
    }

    private boolean scan(byte[] bytes, int from, int to, char open, char close) {
        try {
            return skipSpace(container(bytes, from, to, open, close)) == to;
        } catch (NotStrict e) {
            return false;
        }
    }

    /** Finds the members of an object or array and says where it ends. */
    private int container(byte[] bytes, int from, int to, char open, char close) {
        start(bytes, to);
        int deepestMember = 0;
        int at = skipSpace(expect(skipSpace(from), open));
        if (peek(at) != close) {
            while (true) {
                at = skipSpace(member(at, open == '{'));
                deepestMember = Math.max(deepestMember, deepest);
                if (peek(at) == close) {
                    break;
                }
                at = skipSpace(expect(at, ','));
            }
        }
        deepest = deepestMember + 1;
        return at + 1;
    }

    private void start(byte[] bytes, int to) {
        json = bytes;
        end = to;
        count = 0;
        if (nested != null) {
            nested.start(bytes, to);
        }
    }

    private int member(int from, boolean keyed) {
        if (count == keyStarts.length) {
            grow();
        }
        int at = from;
        if (keyed) {
            int afterKey = Scalars.endOfString(json, at, end);
            keyStarts[count] = at + 1;
            keyEnds[count] = afterKey - 1;
            at = skipSpace(expect(skipSpace(afterKey), ':'));
        }
        valueStarts[count] = at;
        at = keyed && isNested() ? nestedValue(at) : value(at);
        valueEnds[count] = at;
        depths[count] = deepest;
        count++;
        return at;
    }

    private boolean isNested() {
        if (nestedKey == null) {
            return false;
        }
        int from = keyStarts[count];
        int to = keyEnds[count];
        if (Arrays.equals(json, from, to, nestedKey, 0, nestedKey.length)) {
            return true;
        }
        boolean escaped = to - from > nestedKey.length && ByteSearch.specialInString(json, from, to) < to;
        return escaped && Arrays.equals(JsonStrings.decode(json, from, to).getBytes(StandardCharsets.UTF_8), nestedKey);
    }

    /** Of several members with this key the last counts, here as everywhere. */
    private int nestedValue(int from) {
        if (peek(from) != '{') {
            nested.start(json, end);
            return value(from);
        }
        int at = nested.container(json, from, end, '{', '}');
        deepest = nested.deepest;
        return at;
    }

    private void grow() {
        int size = count * 2;
        keyStarts = Arrays.copyOf(keyStarts, size);
        keyEnds = Arrays.copyOf(keyEnds, size);
        valueStarts = Arrays.copyOf(valueStarts, size);
        valueEnds = Arrays.copyOf(valueEnds, size);
        depths = Arrays.copyOf(depths, size);
    }

    /** Passes over a value. Not recursive: a hostile body may be nested millions deep. */
    private int value(int from) {
        depth = 0;
        deepest = 0;
        int at = from;
        while (true) {
            int c = peek(at);
            if (c == '{' || c == '[') {
                open(c == '{');
                at = skipSpace(at + 1);
                if (peek(at) != (c == '{' ? '}' : ']')) {
                    at = c == '{' ? key(at) : at;
                    continue;
                }
            } else {
                at = Scalars.end(json, at, end);
            }
            at = closeContainers(at);
            if (depth == 0) {
                return at;
            }
            at = skipSpace(expect(at, ','));
            if (inObject()) {
                at = key(at);
            }
        }
    }

    /** Behind a value: passes over every bracket that closes here. */
    private int closeContainers(int from) {
        int at = from;
        while (depth > 0) {
            at = skipSpace(at);
            if (peek(at) != (inObject() ? '}' : ']')) {
                return at;
            }
            depth--;
            at++;
        }
        return at;
    }

    private void open(boolean object) {
        int word = depth >> 6;
        if (word == containers.length) {
            containers = Arrays.copyOf(containers, word * 2);
        }
        long bit = 1L << depth;
        containers[word] = object ? containers[word] | bit : containers[word] & ~bit;
        depth++;
        deepest = Math.max(deepest, depth);
    }

    private boolean inObject() {
        int top = depth - 1;
        return (containers[top >> 6] & 1L << top) != 0;
    }

    private int key(int from) {
        return skipSpace(expect(skipSpace(Scalars.endOfString(json, from, end)), ':'));
    }

    private int skipSpace(int from) {
        int at = from;
        while (at < end && (json[at] == ' ' || json[at] == '\t' || json[at] == '\r' || json[at] == '\n')) {
            at++;
        }
        return at;
    }

    private int expect(int at, char c) {
        if (peek(at) != c) {
            throw NotStrict.INSTANCE;
        }
        return at + 1;
    }

    /** The byte at a place; behind the end a NUL, which is valid nowhere. */
    private int peek(int at) {
        return at < end ? json[at] : 0;
    }
}
