package dev.turbulence.storage.internal.records;

import java.util.Arrays;

/** Where strict JSON's strings, numbers and literals end. Whatever is none leaves by {@link NotStrict}. */
final class Scalars {

    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};

    private Scalars() {}

    /** Where the scalar that starts here ends; there is nothing to read at {@code to} or behind. */
    static int end(byte[] json, int from, int to) {
        return switch (peek(json, from, to)) {
            case '"' -> endOfString(json, from, to);
            case 't' -> endOfLiteral(json, from, to, TRUE);
            case 'f' -> endOfLiteral(json, from, to, FALSE);
            case 'n' -> endOfLiteral(json, from, to, NULL);
            default -> endOfNumber(json, from, to);
        };
    }

    /** Where the string that starts here ends, behind its quote. */
    static int endOfString(byte[] json, int from, int to) {
        if (peek(json, from, to) != '"') {
            throw NotStrict.INSTANCE;
        }
        int at = ByteSearch.specialInString(json, from + 1, to);
        while (at < to) {
            byte b = json[at];
            if (b == '"') {
                return at + 1;
            }
            int next = b < 0 ? Utf8.skipCharacter(json, at, to) : b == '\\' ? endOfEscape(json, at, to) : -1;
            if (next < 0) {
                break;
            }
            at = ByteSearch.specialInString(json, next, to);
        }
        throw NotStrict.INSTANCE;
    }

    private static int endOfEscape(byte[] json, int at, int to) {
        int kind = peek(json, at + 1, to);
        if (kind != 'u') {
            return "\"\\/bfnrt".indexOf(kind) >= 0 ? at + 2 : -1;
        }
        for (int i = at + 2; i < at + 6; i++) {
            if (Character.digit(peek(json, i, to), 16) < 0) {
                return -1;
            }
        }
        return at + 6;
    }

    private static int endOfLiteral(byte[] json, int from, int to, byte[] word) {
        int after = from + word.length;
        if (after > to || !Arrays.equals(json, from, after, word, 0, word.length)) {
            throw NotStrict.INSTANCE;
        }
        return after;
    }

    private static int endOfNumber(byte[] json, int from, int to) {
        int at = peek(json, from, to) == '-' ? from + 1 : from;
        at = peek(json, at, to) == '0' ? at + 1 : endOfDigits(json, at, to);
        if (peek(json, at, to) == '.') {
            at = endOfDigits(json, at + 1, to);
        }
        int exponent = peek(json, at, to);
        if (exponent == 'e' || exponent == 'E') {
            int sign = peek(json, at + 1, to);
            at = endOfDigits(json, sign == '+' || sign == '-' ? at + 2 : at + 1, to);
        }
        return at;
    }

    private static int endOfDigits(byte[] json, int from, int to) {
        int at = from;
        while (peek(json, at, to) >= '0' && peek(json, at, to) <= '9') {
            at++;
        }
        if (at == from) {
            throw NotStrict.INSTANCE;
        }
        return at;
    }

    /** The byte at a place; behind the end a NUL, which is valid nowhere. */
    private static int peek(byte[] json, int at, int to) {
        return at < to ? json[at] : 0;
    }
}
