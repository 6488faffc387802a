package dev.turbulence.report.internal.html;

import dev.turbulence.report.internal.Numbers;
import dev.turbulence.report.internal.digest.CauseDigest;
import dev.turbulence.report.internal.digest.FailureCategory;
import dev.turbulence.report.internal.digest.RunDigest;
import dev.turbulence.report.internal.text.Brief;
import dev.turbulence.report.internal.text.Markup;
import dev.turbulence.storage.RunSummary.FailureCause;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Why instances failed: by kind of trouble, then cause by cause. */
final class CauseSection {

    private final RunDigest digest;
    private final Queries queries;
    private final Markup html;

    CauseSection(RunDigest digest, Queries queries, Markup html) {
        this.digest = digest;
        this.queries = queries;
        this.html = html;
    }

    void write() {
        Part.CAUSES.open(html, "Failures by cause");
        if (digest.causes().isEmpty()) {
            html.element("p", "No instance failed.", "class", "quiet");
        } else {
            content(Part.CAUSES.id(), DataTable.MOST_ROWS);
        }
        html.close();
    }

    /** @param most how many causes are shown */
    void content(String id, int most) {
        kinds();
        table(id, most);
        html.element("p", "All failed instances, each with its cause:", "class", "quiet");
        html.element("pre", queries.command("failed-instances"), "class", "command");
    }

    private void kinds() {
        Map<FailureCategory, Long> kinds = digest.causes().stream()
                .collect(Collectors.groupingBy(
                        CauseDigest::category,
                        TreeMap::new,
                        Collectors.summingLong(caused -> caused.cause().count())));
        html.open("ul", "class", "kinds");
        kinds.entrySet().stream()
                .sorted(Map.Entry.<FailureCategory, Long>comparingByValue().reversed())
                .forEach(kind -> {
                    html.open("li");
                    html.element("b", Numbers.count(kind.getValue()));
                    html.text(" " + kind.getKey());
                    html.close();
                });
        html.close();
    }

    private void table(String id, int most) {
        DataTable table = new DataTable(html, id, "Causes of failures")
                .number("Instances")
                .text("Kind")
                .text("Where")
                .text("What happened")
                .text("For example");
        table.open(digest.summary().failures().size());
        for (CauseDigest caused : digest.causes().stream().limit(most).toList()) {
            FailureCause cause = caused.cause();
            table.row()
                    .failures(cause.count())
                    .word(caused.category().toString())
                    .text(cause.where() == null ? "" : cause.kind() + " " + Brief.name(cause.where()))
                    .text(Brief.sentence(cause.message()))
                    .instances(digest, cause.instanceIds())
                    .end();
        }
        table.close("cause");
    }
}
