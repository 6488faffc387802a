package dev.turbulence.report.query;

import dev.turbulence.report.internal.Cells;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/**
 * Rows as an aligned table, or, where the columns do not fit, as blocks with a line for each value. The first rows decide
 * how wide columns are, so that a table of any length needs no memory.
 */
final class TableWriter {

    private static final int LOOKED_AT = 1_000;
    private static final String GAP = "  ";

    private final Appendable out;
    private final int width;
    private boolean cut;

    TableWriter(Appendable out, int width) {
        if (width < AnswerFormat.MIN_WIDTH) {
            throw new QuestionException("a table needs " + AnswerFormat.MIN_WIDTH + " columns, not " + width);
        }
        this.out = out;
        this.width = width;
    }

    void write(Answer answer) throws IOException {
        Iterator<List<Object>> rows = answer.rows();
        List<List<Object>> first = new ArrayList<>();
        while (first.size() < LOOKED_AT && rows.hasNext()) {
            first.add(rows.next());
        }
        List<TableColumn> columns = columns(answer, first);
        int[] widths = ColumnWidths.fit(columns, first, width - GAP.length() * (columns.size() - 1));
        RowWriter writer = widths == null ? blocks(columns) : lines(columns, widths);
        long count = 0;
        for (List<Object> row : first) {
            writer.write(row, ++count);
        }
        while (rows.hasNext()) {
            writer.write(rows.next(), ++count);
        }
        footer(count, answer);
    }

    private static List<TableColumn> columns(Answer answer, List<List<Object>> rows) {
        List<TableColumn> columns = new ArrayList<>();
        for (int i = 0; i < answer.columns().size(); i++) {
            Column column = answer.columns().get(i);
            if (!column.detail()) {
                columns.add(new TableColumn(i, column.name(), rows));
            }
        }
        return columns;
    }

    private interface RowWriter {
        void write(List<Object> row, long number) throws IOException;
    }

    private RowWriter lines(List<TableColumn> columns, int[] widths) throws IOException {
        StringBuilder headings = new StringBuilder();
        StringBuilder rule = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String gap = i == 0 ? "" : GAP;
            headings.append(gap).append(columns.get(i).fit(columns.get(i).heading(), widths[i]));
            rule.append(gap).append("-".repeat(widths[i]));
        }
        line(headings);
        line(rule);
        return (row, number) -> {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String cell = columns.get(i).cell(row);
                cut |= columns.get(i).mayBeCut() && Cells.width(cell) > widths[i];
                line.append(i == 0 ? "" : GAP).append(columns.get(i).fit(cell, widths[i]));
            }
            line(line);
        };
    }

    private RowWriter blocks(List<TableColumn> columns) {
        int longest = columns.stream()
                .mapToInt(column -> Cells.width(column.heading()))
                .max()
                .orElse(0);
        int names = Math.min(longest, width / 2);
        int room = width - names - 2 * GAP.length();
        return (row, number) -> {
            line(new StringBuilder(number == 1 ? "" : System.lineSeparator())
                    .append("row ")
                    .append(number));
            for (TableColumn column : columns) {
                String cell = column.cell(row);
                cut |= Cells.width(cell) > room;
                line(new StringBuilder(GAP)
                        .append(Cells.left(Cells.shortenName(column.heading(), names), names))
                        .append(GAP)
                        .append(TableColumn.cut(cell, room)));
            }
        };
    }

    private void footer(long shown, Answer answer) throws IOException {
        long more = answer.more();
        line(new StringBuilder());
        String rows = String.format(Locale.ROOT, "%,d %s", shown, shown == 1 ? "row" : "rows");
        if (more == 0) {
            line(new StringBuilder(rows));
        } else {
            String notCounted = more > Answer.COUNTED && !answer.countsAll() ? "more than " : "";
            line(new StringBuilder(rows)
                    .append(String.format(
                            Locale.ROOT, ", and %s%,d more", notCounted, notCounted.isEmpty() ? more : Answer.COUNTED))
                    .append(" (-Dturbulence.limit=N, -Dturbulence.offset=N)"));
        }
        if (cut) {
            line(new StringBuilder(
                    "Text with ... in it is cut: -Dturbulence.width=N or another -Dturbulence.format shows more"));
        }
    }

    private void line(StringBuilder line) throws IOException {
        out.append(line.toString().stripTrailing()).append(System.lineSeparator());
    }
}
