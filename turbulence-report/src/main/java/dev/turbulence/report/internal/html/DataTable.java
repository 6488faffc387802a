package dev.turbulence.report.internal.html;

import dev.turbulence.report.internal.Numbers;
import dev.turbulence.report.internal.digest.RunDigest;
import dev.turbulence.report.internal.text.Markup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A table that can be sorted by each of its columns and filtered by what its rows say. Columns first, then {@link #open},
 * rows, {@link #close}.
 */
final class DataTable {

    /** The most rows a table has. */
    static final int MOST_ROWS = 500;

    /** From so many rows on there is a field to filter them. */
    private static final int WORTH_FILTERING = 6;

    private record Column(String title, boolean number) {}

    private final Markup html;
    private final String id;
    private final String caption;
    private final List<Column> columns = new ArrayList<>();
    private long all;
    private int shown;

    /** @param caption what the table holds, for those who hear it */
    DataTable(Markup html, String id, String caption) {
        this.html = html;
        this.id = id;
        this.caption = caption;
    }

    DataTable text(String title) {
        columns.add(new Column(title, false));
        return this;
    }

    DataTable number(String title) {
        columns.add(new Column(title, true));
        return this;
    }

    /** @param rows how many there are, shown or not */
    void open(long rows) {
        all = rows;
        html.open("div", "class", "table");
        if (rows >= WORTH_FILTERING) {
            html.open("label", "class", "filter scripted");
            html.text("Filter ");
            html.empty("input", "type", "search", "data-filters", id + "-table", "autocomplete", "off");
            html.element("output", "", "aria-live", "polite");
            html.close();
        }
        html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", caption);
        html.open("table", "id", id + "-table", "class", "sortable");
        html.element("caption", caption);
        html.open("thead");
        html.open("tr");
        for (Column column : columns) {
            html.open("th", "scope", "col", "class", column.number() ? "n" : null);
            html.element("button", column.title(), "type", "button");
            html.close();
        }
        html.close();
        html.close();
        html.open("tbody");
    }

    /** Starts a row; to be ended. */
    Row row() {
        shown++;
        html.open("tr");
        return new Row();
    }

    /** @param noun what a row is */
    void close(String noun) {
        html.close();
        html.close();
        html.close();
        if (all > shown) {
            html.element(
                    "p",
                    "The first " + Numbers.count(shown) + " of " + Numbers.count(all) + " " + noun + "s.",
                    "class",
                    "quiet");
        }
        html.close();
    }

    /** The cells of a row, in the order of the columns. */
    final class Row {

        Row text(String text) {
            html.element("td", text);
            return this;
        }

        /** A word or two, not to be broken. */
        Row word(String word) {
            html.element("td", word, "class", "w");
            return this;
        }

        /** The cell that names the row. */
        Row name(String name) {
            html.element("th", name, "scope", "row");
            return this;
        }

        /** The cell that names the row, and leads to more of it. */
        Row name(String name, String href) {
            html.open("th", "scope", "row");
            html.element("a", name, "href", href);
            html.close();
            return this;
        }

        Row code(String text) {
            html.open("td");
            html.element("code", text);
            html.close();
            return this;
        }

        Row badge(String word, boolean good) {
            return badge(word, good ? "good" : "bad");
        }

        /** @param style {@code good}, {@code bad} or {@code neutral} */
        Row badge(String word, String style) {
            html.open("td", "class", "w");
            html.element("span", word, "class", "badge " + style);
            html.close();
            return this;
        }

        /** @param value what to sort by */
        Row number(String text, double value) {
            html.element("td", text, "class", "n", "data-v", Double.toString(value));
            return this;
        }

        Row millis(Duration latency) {
            return number(Numbers.millis(latency), latency.toNanos() / 1e6);
        }

        Row count(long count) {
            html.element("td", Numbers.count(count), "class", "n", "data-v", Long.toString(count));
            return this;
        }

        /** A count that is bad unless it is 0. */
        Row failures(long count) {
            html.element(
                    "td", Numbers.count(count), "class", count > 0 ? "n bad" : "n", "data-v", Long.toString(count));
            return this;
        }

        Row none() {
            html.element("td", "", "class", "n");
            return this;
        }

        /** Instances to look at, of which the first few are shown. */
        Row instances(RunDigest digest, List<String> instanceIds) {
            html.open("td", "class", "ids");
            InstanceLinks.write(html, digest, instanceIds);
            html.close();
            return this;
        }

        void end() {
            html.close();
        }
    }
}
