package dev.turbulence.storage.internal.sqlite.pages;

import java.util.Arrays;

/**
 * A page of a b-tree that is being filled: a header, behind it the places of the cells, and at its end the cells, the
 * last one first.
 */
final class CellPage {

    static final int POINTER_BYTES = 4;

    private static final int CELLS_AT = 3;
    private static final int CONTENT_AT = 5;
    private static final int RIGHT_POINTER_AT = 8;
    private static final int LEAF_HEADER = 8;
    private static final int INTERIOR_HEADER = LEAF_HEADER + POINTER_BYTES;
    private static final int LEAF_BIT = 8;
    private static final int PLACE_BYTES = 2;

    private final byte[] bytes;
    private final byte type;
    private final int header;
    private int cells;
    private int content;

    /** @param type the byte that tells which kind of page it is */
    CellPage(int pageSize, int type) {
        this.bytes = new byte[pageSize];
        this.type = (byte) type;
        this.header = (type & LEAF_BIT) == 0 ? INTERIOR_HEADER : LEAF_HEADER;
        this.content = pageSize;
    }

    boolean fits(int length) {
        return content - length >= header + (cells + 1) * PLACE_BYTES;
    }

    /** Makes room for one more cell, behind the others, and says where it starts. */
    int add(int length) {
        content -= length;
        putShort(header + cells * PLACE_BYTES, content);
        cells++;
        return content;
    }

    /** Takes the last cell away and returns it. */
    byte[] removeLast() {
        int end = cells == 1 ? bytes.length : place(cells - 2);
        byte[] cell = Arrays.copyOfRange(bytes, content, end);
        cells--;
        Arrays.fill(bytes, header + cells * PLACE_BYTES, header + (cells + 1) * PLACE_BYTES, (byte) 0);
        Arrays.fill(bytes, content, end, (byte) 0);
        content = end;
        return cell;
    }

    /** Of an interior page: the page that follows behind all cells. */
    void setRight(int page) {
        PageFile.putInt(bytes, RIGHT_POINTER_AT, page);
    }

    /** The whole page, valid until {@link #clear}. */
    byte[] finish() {
        bytes[0] = type;
        putShort(CELLS_AT, cells);
        // 65536 does not fit, and is written as 0.
        putShort(CONTENT_AT, content);
        return bytes;
    }

    /** The bytes that cells are written into. */
    byte[] bytes() {
        return bytes;
    }

    /** Begins anew. */
    void clear() {
        Arrays.fill(bytes, (byte) 0);
        cells = 0;
        content = bytes.length;
    }

    private int place(int cell) {
        int at = header + cell * PLACE_BYTES;
        return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }

    private void putShort(int at, int value) {
        bytes[at] = (byte) (value >>> 8);
        bytes[at + 1] = (byte) value;
    }
}
