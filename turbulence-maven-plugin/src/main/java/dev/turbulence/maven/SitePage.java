package dev.turbulence.maven;

import dev.turbulence.report.ReportPart;
import java.util.List;
import org.apache.maven.doxia.sink.Sink;

/**
 * Draws a run's report as a page of a site. Uses only those methods that the sinks of Doxia 1 and Doxia 2 share: whichever
 * the site plugin brings is the one that is called. Text goes in through {@link Sink#text(String)}, which escapes it.
 */
final class SitePage {

    private final Sink sink;

    SitePage(Sink sink) {
        this.sink = sink;
    }

    /** @param fullPage where the run's full page lies, relative to this one */
    void write(String title, List<ReportPart> parts, String fullPage) {
        sink.head();
        sink.title();
        sink.text(title);
        sink.title_();
        sink.head_();
        sink.body();
        sink.section1();
        sink.sectionTitle1();
        sink.text(title);
        sink.sectionTitle1_();
        sink.paragraph();
        sink.link(fullPage);
        sink.text("The full report of this run");
        sink.link_();
        sink.text(" has its charts, and instances step by step.");
        sink.paragraph_();
        parts.forEach(this::part);
        sink.section1_();
        sink.body_();
        sink.flush();
        sink.close();
    }

    private void part(ReportPart part) {
        sink.section2();
        sink.sectionTitle2();
        sink.text(part.title());
        sink.sectionTitle2_();
        part.sentences().forEach(this::paragraph);
        if (!part.columns().isEmpty()) {
            table(part);
        }
        if (!part.rest().isEmpty()) {
            paragraph(part.rest());
        }
        sink.section2_();
    }

    private void paragraph(String text) {
        sink.paragraph();
        sink.text(text);
        sink.paragraph_();
    }

    private void table(ReportPart part) {
        sink.table();
        sink.tableRows(null, false);
        sink.tableRow();
        part.columns().forEach(title -> {
            sink.tableHeaderCell();
            sink.text(title);
            sink.tableHeaderCell_();
        });
        sink.tableRow_();
        part.rows().forEach(row -> {
            sink.tableRow();
            row.forEach(cell -> {
                sink.tableCell();
                sink.text(cell);
                sink.tableCell_();
            });
            sink.tableRow_();
        });
        sink.tableRows_();
        sink.table_();
    }
}
