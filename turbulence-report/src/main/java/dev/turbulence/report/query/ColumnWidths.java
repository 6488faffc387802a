package dev.turbulence.report.query;

import dev.turbulence.report.internal.Cells;
import java.util.Arrays;
import java.util.List;

/** Shares the width of a table out among its columns: the widest columns of text give way first. */
final class ColumnWidths {

    /** Text in less than this is not worth reading. */
    private static final int NARROWEST = 12;

    private ColumnWidths() {}

    /**
     * The width of each column.
     *
     * @param room for all columns together, without the gaps between them
     * @return null when they do not fit
     */
    static int[] fit(List<TableColumn> columns, List<List<Object>> rows, int room) {
        int[] wanted = columns.stream().mapToInt(column -> wanted(column, rows)).toArray();
        int widest = Arrays.stream(wanted).max().orElse(0);
        for (int cap = Math.max(NARROWEST, Math.min(widest, room)); cap >= NARROWEST; cap--) {
            int[] widths = capped(columns, wanted, cap);
            if (Arrays.stream(widths).sum() <= room) {
                return widths;
            }
        }
        return null;
    }

    private static int wanted(TableColumn column, List<List<Object>> rows) {
        return Math.max(
                Cells.width(column.heading()),
                rows.stream()
                        .mapToInt(row -> Cells.width(column.cell(row)))
                        .max()
                        .orElse(0));
    }

    private static int[] capped(List<TableColumn> columns, int[] wanted, int cap) {
        int[] widths = wanted.clone();
        for (int i = 0; i < widths.length; i++) {
            if (columns.get(i).mayBeCut()) {
                widths[i] = Math.min(widths[i], cap);
            }
        }
        return widths;
    }
}
