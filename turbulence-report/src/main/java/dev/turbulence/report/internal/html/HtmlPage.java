package dev.turbulence.report.internal.html;

import dev.turbulence.report.internal.digest.RunDigest;
import dev.turbulence.report.internal.text.Brief;
import dev.turbulence.report.internal.text.Markup;

/** The page of a run. */
public final class HtmlPage {

    private final RunDigest digest;

    public HtmlPage(RunDigest digest) {
        this.digest = digest;
    }

    /** The whole page. */
    public String text() {
        String gate = digest.verdict().passed() ? "passed" : "failed";
        Markup html = PageFrame.open("Run " + Brief.name(digest.summary().runId()) + " \u2013 gate " + gate);
        new HeadSection(digest, html).write();
        html.open("main", "id", PageFrame.MAIN);
        new GateSection(digest, html).write();
        new TimeSection(digest, html).write();
        new DistributionSection(digest, html).write();
        new ScenarioSection(digest, html).write();
        new StepSection(digest, html).write();
        new ServiceSection(digest, html).write();
        Queries queries = new Queries(digest.summary().runId());
        new CauseSection(digest, queries, html).write();
        new AssertionSection(digest, queries, html).write();
        new InstanceSection(digest, queries, html).write();
        html.close();
        new FootSection(digest, html).write();
        return PageFrame.close(html);
    }
}
