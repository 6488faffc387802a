package dev.turbulence.report.internal.html;

import dev.turbulence.report.internal.Numbers;
import dev.turbulence.report.internal.digest.InstanceDetail;
import dev.turbulence.report.internal.digest.InstanceDetail.AssertionDetail;
import dev.turbulence.report.internal.digest.RunDigest;
import dev.turbulence.report.internal.digest.StepDetail;
import dev.turbulence.report.internal.text.Brief;
import dev.turbulence.report.internal.text.Markup;
import java.util.List;

/** Some instances, each of which opens into its steps. */
final class InstanceSection {

    private static final int WHY_LENGTH = 160;

    private final RunDigest digest;
    private final Queries queries;
    private final Markup html;

    InstanceSection(RunDigest digest, Queries queries, Markup html) {
        this.digest = digest;
        this.queries = queries;
        this.html = html;
    }

    void write() {
        Part.INSTANCES.open(html, "Instances step by step");
        html.element("p", choice(), "class", "quiet");
        if (!digest.details().isEmpty()) {
            html.open("p", "class", "scripted");
            html.element("button", "Open all", "type", "button", "id", "open-all");
            html.text(" ");
            html.element("button", "Close all", "type", "button", "id", "close-all");
            html.close();
        }
        for (int i = 0; i < digest.details().size(); i++) {
            instance(i, digest.details().get(i));
        }
        html.element("p", "Any other instance, its steps with all that was recorded:", "class", "quiet");
        html.element("pre", queries.command("steps", "instance", "<id>", "format", "json"), "class", "command");
        html.close();
    }

    private String choice() {
        long all = digest.summary().instanceCount();
        long left = all - digest.details().size();
        if (left <= 0) {
            return "All " + Numbers.counted(all, "instance") + ", failed ones first, then the slowest.";
        }
        long failed = digest.failedInDetail();
        String shown = failed == 0
                ? "The slowest " + Numbers.counted(digest.details().size(), "instance") + "."
                : Numbers.count(failed) + " of "
                        + Numbers.count(digest.summary().failCount())
                        + " failed instances, an example of each cause first, and the slowest "
                        + Numbers.count(digest.details().size() - failed) + " others.";
        return shown + " The other " + Numbers.count(left) + " are left out.";
    }

    private void instance(int place, InstanceDetail detail) {
        html.open("details", "class", "instance", "id", InstanceLinks.anchor(place));
        html.open("summary");
        String outcome = outcome(detail);
        html.element("span", outcome, "class", "badge " + (outcome.equals("passed") ? "good" : "bad"));
        html.element("code", Brief.name(detail.id()));
        html.element("span", Brief.name(detail.scenarioId()));
        if (detail.duration() != null) {
            html.element("span", Numbers.millis(detail.duration()) + " ms", "class", "n");
        }
        String why = why(detail);
        if (!why.isEmpty()) {
            html.element("span", why, "class", "quiet");
        }
        html.close();
        html.open("div", "class", "inside");
        facts(detail);
        steps(detail);
        assertions(detail.assertions());
        html.close();
        html.close();
    }

    private static String outcome(InstanceDetail detail) {
        if (detail.error() != null) {
            return "errored";
        }
        return detail.failed() ? "failed" : detail.passed() == null ? "never ended" : "passed";
    }

    /** What went wrong first, as the causes of failures have it: a step, the instance's own error, an assertion. */
    private static String why(InstanceDetail detail) {
        for (StepDetail step : detail.steps()) {
            if (Boolean.FALSE.equals(step.ok())) {
                return step.name() + ": " + Brief.line(step.error().orElse("failed"), WHY_LENGTH);
            }
        }
        if (detail.error() != null) {
            return Brief.line(detail.error(), WHY_LENGTH);
        }
        return detail.assertions().stream()
                .filter(assertion -> Boolean.FALSE.equals(assertion.passed()))
                .findFirst()
                .map(assertion -> assertion.name() + ": "
                        + Brief.line(assertion.message() == null ? "did not hold" : assertion.message(), WHY_LENGTH))
                .orElse("");
    }

    private void facts(InstanceDetail detail) {
        if (detail.error() != null) {
            html.element("p", detail.error(), "class", "alarm");
        }
        html.open("dl", "class", "facts");
        Facts.write(html, "Correlation id", detail.correlationId() == null ? "" : Brief.name(detail.correlationId()));
        Facts.write(
                html,
                "Started",
                detail.startedAt() == null ? "" : detail.startedAt().toString());
        Facts.write(html, "Entry", detail.entry() == null ? "" : detail.entry());
        // Longer ids than any writer of ours makes are no names that a replay takes.
        boolean playable = detail.failed() && detail.id().length() <= Brief.NAME_LENGTH;
        Facts.write(html, "Play it again", playable ? queries.replay(detail.id()) : "");
        html.close();
    }

    private void steps(InstanceDetail detail) {
        html.open("ol", "class", "steps");
        StepPanel panel = new StepPanel(detail, html);
        detail.steps().forEach(step -> {
            html.open("li");
            panel.write(step);
            html.close();
        });
        html.close();
        if (detail.stepsLeftOut() > 0) {
            html.element("p", "and " + Numbers.counted(detail.stepsLeftOut(), "more step") + ":", "class", "quiet");
            html.element("pre", queries.command("steps", "instance", detail.id()), "class", "command");
        }
    }

    private void assertions(List<AssertionDetail> assertions) {
        if (assertions.isEmpty()) {
            return;
        }
        html.open("ul", "class", "checks");
        for (AssertionDetail assertion : assertions) {
            boolean held = Boolean.TRUE.equals(assertion.passed());
            html.open("li");
            html.element("span", held ? "held" : "failed", "class", "badge " + (held ? "good" : "bad"));
            html.element("b", assertion.name());
            if (assertion.message() != null) {
                html.element("span", assertion.message(), "class", "quiet");
            }
            if (!held) {
                html.open("dl", "class", "facts");
                Facts.write(html, "Expected", assertion.expected());
                Facts.write(html, "Actual", assertion.actual());
                html.close();
            }
            html.close();
        }
        html.close();
    }
}
