package dev.turbulence.report;

import dev.turbulence.report.internal.Cells;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of cells in aligned columns: the first column to the left, all others, which hold numbers, to the right, but for a
 * last one of remarks.
 */
final class Table {

    private static final String MARGIN = "  ";
    private static final String GAP = "  ";

    private final boolean remarks;
    private final List<List<String>> rows = new ArrayList<>();
    private final List<Style> styles = new ArrayList<>();

    Table() {
        this(false);
    }

    /** @param remarks whether the last column holds words */
    Table(boolean remarks) {
        this.remarks = remarks;
    }

    /** How a finished cell is coloured. */
    @FunctionalInterface
    interface Style {
        String apply(int column, String cell);
    }

    void add(Style style, String... cells) {
        rows.add(List.of(cells));
        styles.add(style);
    }

    /** The table in at most so many columns; the first column gives way. */
    List<String> lines(int width) {
        int[] widths = widths();
        int others = MARGIN.length();
        for (int i = 1; i < widths.length; i++) {
            others += GAP.length() + widths[i];
        }
        widths[0] = Math.min(widths[0], width - others);
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            lines.add(line(rows.get(row), styles.get(row), widths));
        }
        return lines;
    }

    private int[] widths() {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], Cells.width(row.get(i)));
            }
        }
        return widths;
    }

    private String line(List<String> row, Style style, int[] widths) {
        String name = Cells.left(Cells.shortenName(row.get(0), widths[0]), widths[0]);
        StringBuilder line = new StringBuilder(MARGIN).append(style.apply(0, name));
        for (int i = 1; i < widths.length; i++) {
            boolean words = remarks && i == widths.length - 1;
            String cell = words ? Cells.left(row.get(i), widths[i]) : Cells.right(row.get(i), widths[i]);
            line.append(GAP).append(style.apply(i, cell));
        }
        return line.toString().stripTrailing();
    }
}
