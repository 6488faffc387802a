package dev.turbulence.storage.internal.records;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Searching eight bytes at a time finds what searching one by one finds. */
class ByteSearchProperties {

    @Property(tries = 3000)
    void findsTheFirstLineFeed(@ForAll @Size(max = 40) byte[] bytes, @ForAll @IntRange(max = 10) int from) {
        int start = Math.min(from, bytes.length);
        int expected = start;
        while (expected < bytes.length && bytes[expected] != '\n') {
            expected++;
        }
        assertThat(ByteSearch.lineFeed(bytes, start, bytes.length)).isEqualTo(expected);
    }

    /** Among bytes that are neighbours of special ones. */
    @Property(tries = 3000)
    void findsTheFirstSpecialByte(@ForAll @Size(max = 40) byte[] bytes, @ForAll @IntRange(max = 4) int rarity) {
        byte[] text = bytes.clone();
        for (int i = 0; i < text.length; i++) {
            boolean keep = i % (rarity + 1) == rarity;
            text[i] = keep ? text[i] : (byte) ("!#[]~ \u007f".charAt(Math.floorMod(text[i], 7)));
        }
        int expected = 0;
        while (expected < text.length && text[expected] >= ' ' && text[expected] != '"' && text[expected] != '\\') {
            expected++;
        }
        assertThat(ByteSearch.specialInString(text, 0, text.length)).isEqualTo(expected);
    }
}
