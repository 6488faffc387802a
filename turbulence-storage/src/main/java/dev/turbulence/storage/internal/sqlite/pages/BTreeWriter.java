package dev.turbulence.storage.internal.sqlite.pages;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Fills one empty table or index from left to right. A page that is full is appended to the file; what separates it from
 * the next goes one level up. For one thread.
 */
public final class BTreeWriter {

    private static final int INDEX_INTERIOR = 2;
    private static final int TABLE_INTERIOR = 5;
    private static final int INDEX_LEAF = 10;
    private static final int TABLE_LEAF = 13;

    private final PageFile file;
    private final int root;
    private final int interiorType;
    private final CellPage leaf;
    private final List<CellPage> interiors = new ArrayList<>();
    private final byte[] key = new byte[Varint.MAX_BYTES];
    /** The longest content that lies wholly in a leaf, and how much of a longer one does at least. */
    private final int maxLocal;

    private final int minLocal;
    private long lastRowId;
    private boolean empty = true;

    private BTreeWriter(PageFile file, int root, int leafType, int interiorType, int maxLocal) {
        this.file = file;
        this.root = root;
        this.interiorType = interiorType;
        this.leaf = new CellPage(file.pageSize(), leafType);
        this.maxLocal = maxLocal;
        this.minLocal = (file.pageSize() - 12) * 32 / 255 - 23;
    }

    /** @param root number of the root page of a table without rows */
    public static BTreeWriter table(PageFile file, int root) {
        return new BTreeWriter(file, root, TABLE_LEAF, TABLE_INTERIOR, file.pageSize() - 35);
    }

    /** @param root number of the root page of an index without entries */
    public static BTreeWriter index(PageFile file, int root) {
        return new BTreeWriter(file, root, INDEX_LEAF, INDEX_INTERIOR, (file.pageSize() - 12) * 64 / 255 - 23);
    }

    /**
     * Adds a row to a table.
     *
     * @param rowId greater than all before
     */
    public void addRow(long rowId, Record row) throws IOException {
        if (!empty && rowId <= lastRowId) {
            throw new IllegalArgumentException("row " + rowId + " comes after row " + lastRowId);
        }
        int local = local(row.length());
        int length = Varint.length(row.length()) + Varint.length(rowId) + stored(local, row);
        if (!leaf.fits(length)) {
            int page = file.append(leaf.finish());
            leaf.clear();
            promote(0, page, key, Varint.put(key, 0, lastRowId));
        }
        lastRowId = rowId;
        int at = leaf.add(length);
        at = Varint.put(leaf.bytes(), at, row.length());
        putContent(Varint.put(leaf.bytes(), at, rowId), local, row);
    }

    /** Adds an entry to an index; it sorts behind all before. */
    public void addEntry(Record entry) throws IOException {
        int local = local(entry.length());
        int length = Varint.length(entry.length()) + stored(local, entry);
        if (!leaf.fits(length)) {
            byte[] separator = leaf.removeLast();
            int page = file.append(leaf.finish());
            leaf.clear();
            promote(0, page, separator, separator.length);
        }
        putContent(Varint.put(leaf.bytes(), leaf.add(length), entry.length()), local, entry);
    }

    /** Writes what is still open, and the root page. Nothing is added after this. */
    public void finish() throws IOException {
        CellPage top = leaf;
        for (CellPage above : interiors) {
            above.setRight(file.append(top.finish()));
            top = above;
        }
        file.replace(root, top.finish());
    }

    /** How much of a content lies in its cell. */
    private int local(int length) {
        if (length <= maxLocal) {
            return length;
        }
        int rest = minLocal + (length - minLocal) % (file.pageSize() - CellPage.POINTER_BYTES);
        return rest <= maxLocal ? rest : minLocal;
    }

    private static int stored(int local, Record content) {
        return local == content.length() ? local : local + CellPage.POINTER_BYTES;
    }

    private void putContent(int at, int local, Record content) throws IOException {
        empty = false;
        System.arraycopy(content.bytes(), content.start(), leaf.bytes(), at, local);
        if (local < content.length()) {
            int overflow =
                    file.appendOverflow(content.bytes(), content.start() + local, content.start() + content.length());
            PageFile.putInt(leaf.bytes(), at + local, overflow);
        }
    }

    /** Adds a cell to an interior page: a page, and what lies between it and the next. */
    private void promote(int level, int child, byte[] separator, int length) throws IOException {
        if (level == interiors.size()) {
            interiors.add(new CellPage(file.pageSize(), interiorType));
        }
        CellPage page = interiors.get(level);
        if (!page.fits(CellPage.POINTER_BYTES + length)) {
            split(level, page);
        }
        int at = page.add(CellPage.POINTER_BYTES + length);
        PageFile.putInt(page.bytes(), at, child);
        System.arraycopy(separator, 0, page.bytes(), at + CellPage.POINTER_BYTES, length);
    }

    /** Appends a full page; its last child goes behind its cells, and what separated that from the next goes up. */
    private void split(int level, CellPage page) throws IOException {
        byte[] last = page.removeLast();
        page.setRight(PageFile.getInt(last, 0));
        int number = file.append(page.finish());
        page.clear();
        byte[] separator = Arrays.copyOfRange(last, CellPage.POINTER_BYTES, last.length);
        promote(level + 1, number, separator, separator.length);
    }
}
