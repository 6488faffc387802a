package dev.turbulence.report;

import java.util.List;

/**
 * A part of a report for pages that others draw, such as a page in a project's site. All of its texts are cut to a length
 * that a page can bear and hold no character that a reader would obey; what is markup in the format of the page is still to
 * be escaped.
 *
 * @param title its heading
 * @param sentences what is to be said first
 * @param columns the titles of a table's columns; empty when there is no table
 * @param rows the table's rows, as many cells each as there are columns
 * @param rest what the table leaves out, in a sentence; empty when it leaves out nothing
 */
public record ReportPart(
        String title, List<String> sentences, List<String> columns, List<List<String>> rows, String rest) {

    public ReportPart {
        sentences = List.copyOf(sentences);
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }
}
