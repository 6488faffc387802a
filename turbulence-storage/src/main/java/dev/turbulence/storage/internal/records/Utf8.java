package dev.turbulence.storage.internal.records;

/** Well-formed UTF-8, as the Unicode standard's table 3-7 defines it: no surrogates, nothing longer than needed. */
final class Utf8 {

    private Utf8() {}

    /**
     * Passes over one character of more than one byte.
     *
     * @return where the next one starts, or -1 if this one is not well-formed
     */
    static int skipCharacter(byte[] bytes, int at, int end) {
        int lead = bytes[at] & 0xFF;
        if (lead >= 0xC2 && lead <= 0xDF) {
            return tail(bytes, at + 1, end, 1, 0x80, 0xBF);
        }
        if (lead >= 0xE0 && lead <= 0xEF) {
            return tail(bytes, at + 1, end, 2, lead == 0xE0 ? 0xA0 : 0x80, lead == 0xED ? 0x9F : 0xBF);
        }
        if (lead >= 0xF0 && lead <= 0xF4) {
            return tail(bytes, at + 1, end, 3, lead == 0xF0 ? 0x90 : 0x80, lead == 0xF4 ? 0x8F : 0xBF);
        }
        return -1;
    }

    /** Passes over the bytes behind a lead byte, the first of which lies between two bounds. */
    private static int tail(byte[] bytes, int at, int end, int length, int lowest, int highest) {
        if (at + length > end || !within(bytes[at], lowest, highest)) {
            return -1;
        }
        for (int i = at + 1; i < at + length; i++) {
            if (!within(bytes[i], 0x80, 0xBF)) {
                return -1;
            }
        }
        return at + length;
    }

    private static boolean within(byte b, int lowest, int highest) {
        int value = b & 0xFF;
        return value >= lowest && value <= highest;
    }
}
