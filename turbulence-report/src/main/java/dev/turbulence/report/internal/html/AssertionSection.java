package dev.turbulence.report.internal.html;

import dev.turbulence.report.internal.Numbers;
import dev.turbulence.report.internal.digest.Example;
import dev.turbulence.report.internal.digest.RunDigest;
import dev.turbulence.report.internal.digest.ScenarioDigest;
import dev.turbulence.report.internal.digest.ScenarioDigest.AssertionDigest;
import dev.turbulence.report.internal.text.Brief;
import dev.turbulence.report.internal.text.Markup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Assertions that did not hold, with what was expected and what was found. */
final class AssertionSection {

    private static final int VALUE_LENGTH = 200;

    private final RunDigest digest;
    private final Queries queries;
    private final Markup html;

    AssertionSection(RunDigest digest, Queries queries, Markup html) {
        this.digest = digest;
        this.queries = queries;
        this.html = html;
    }

    private record Failing(ScenarioDigest scenario, AssertionDigest assertion) {}

    void write() {
        Part.ASSERTIONS.open(html, "Failed assertions");
        List<Failing> failing = new ArrayList<>();
        digest.scenarios()
                .forEach(scenario -> scenario.assertions().stream()
                        .filter(assertion -> assertion.failed() > 0)
                        .forEach(assertion -> failing.add(new Failing(scenario, assertion))));
        failing.sort(Comparator.comparingLong((Failing one) -> one.assertion().failed())
                .reversed());
        if (failing.isEmpty()) {
            html.element(
                    "p",
                    digest.summary().assertionCount() == 0
                            ? "The run holds no assertion of its own."
                            : "All " + Numbers.count(digest.summary().assertionCount()) + " assertions held.",
                    "class",
                    "quiet");
        } else {
            table(failing);
            html.element("p", "All of them:", "class", "quiet");
            html.element("pre", queries.command("failed-assertions"), "class", "command");
        }
        html.close();
    }

    private void table(List<Failing> failing) {
        DataTable table = new DataTable(html, "assertions", "Failed assertions")
                .text("Assertion")
                .text("Scenario")
                .number("Failed")
                .number("Of")
                .text("Expected")
                .text("Actual")
                .text("For example");
        table.open(failing.size());
        failing.stream().limit(DataTable.MOST_ROWS).forEach(one -> {
            List<Example> examples = one.assertion().examples();
            DataTable.Row row = table.row()
                    .name(Brief.name(one.assertion().name()))
                    .text(Brief.name(one.scenario().name()))
                    .failures(one.assertion().failed())
                    .count(one.assertion().count());
            if (examples.isEmpty()) {
                row.text("").text("");
            } else {
                row.code(Brief.line(examples.get(0).expected(), VALUE_LENGTH))
                        .code(Brief.line(examples.get(0).actual(), VALUE_LENGTH));
            }
            row.instances(digest, examples.stream().map(Example::instanceId).toList())
                    .end();
        });
        table.close("assertion");
    }
}
