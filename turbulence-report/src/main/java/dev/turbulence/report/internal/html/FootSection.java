package dev.turbulence.report.internal.html;

import dev.turbulence.report.internal.digest.RunDigest;
import dev.turbulence.report.internal.text.Brief;
import dev.turbulence.report.internal.text.Markup;

/** Where the run lies, and how its numbers were made. */
final class FootSection {

    private final RunDigest digest;
    private final Markup html;

    FootSection(RunDigest digest, Markup html) {
        this.digest = digest;
        this.html = html;
    }

    void write() {
        html.open("footer");
        html.open("p");
        html.text("Drawn from the records of ");
        html.element("code", Brief.name(digest.summary().runId()));
        html.text(", stored as " + digest.summary().storage() + ". Percentiles are exact, interpolated between the"
                + " closest ranks. Nothing on this page was loaded from elsewhere.");
        html.close();
        html.close();
    }
}
