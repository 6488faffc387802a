package dev.turbulence.report.internal.markdown;

import dev.turbulence.report.internal.Numbers;
import dev.turbulence.report.internal.aggregate.AggregateDigest;
import dev.turbulence.report.internal.aggregate.ModuleDigest;
import dev.turbulence.report.internal.text.Brief;
import dev.turbulence.storage.RunSummary;
import java.util.ArrayList;
import java.util.List;

/** The runs of several modules in so few lines that a pull request can bear them. */
public final class AggregateMarkdown {

    private static final int MOST_MODULES = 30;
    private static final int MOST_REASONS = 5;

    private final AggregateDigest digest;
    private final List<String> lines = new ArrayList<>();

    public AggregateMarkdown(AggregateDigest digest) {
        this.digest = digest;
    }

    /** The summary, ended by a line feed. */
    public String text() {
        lines.add("### " + (digest.passed() ? "✅ " : "❌ ") + digest.headline());
        modules();
        digest.lost().stream().limit(MOST_REASONS).forEach(this::reasons);
        int more = digest.lost().size() - MOST_REASONS;
        if (more > 0) {
            lines.addAll(List.of("", "and " + Numbers.counted(more, "more module") + " that lost the gate."));
        }
        return String.join("\n", lines) + "\n";
    }

    private void modules() {
        lines.addAll(List.of(
                "",
                "|  | Module | Instances | Failed | Pass rate | Duration | Per s | p50 (ms) | p95 | p99 |",
                "|---|---|--:|--:|--:|--:|--:|--:|--:|--:|"));
        digest.modules().stream().limit(MOST_MODULES).forEach(module -> lines.add(row(module)));
        int more = digest.modules().size() - MOST_MODULES;
        if (more > 0) {
            lines.addAll(List.of("", "and " + Numbers.counted(more, "more module") + "."));
        }
    }

    private static String row(ModuleDigest module) {
        String mark = switch (module.outcome()) {
            case NO_EVIDENCE, LOST -> "❌";
            case PASSED -> "✅";
            case SKIPPED -> "skipped";
        };
        List<String> cells = new ArrayList<>(List.of(mark, MarkdownText.name(module.name())));
        if (module.run() == null) {
            cells.addAll(List.of("", "", "", "", "", "", "", ""));
        } else {
            RunSummary summary = module.run().summary();
            cells.add(Long.toString(summary.instanceCount()));
            cells.add(Long.toString(summary.failCount()));
            cells.add(
                    summary.passRate().isPresent()
                            ? Numbers.percent(summary.passRate().getAsDouble())
                            : "");
            cells.add(summary.countedDuration().map(Numbers::duration).orElse(""));
            cells.add(
                    summary.requestsPerSecond().isPresent()
                            ? Numbers.decimal(summary.requestsPerSecond().getAsDouble())
                            : "");
            boolean timed = summary.latency() != null;
            cells.add(timed ? Numbers.millis(summary.latency().p50()) : "");
            cells.add(timed ? Numbers.millis(summary.latency().p95()) : "");
            cells.add(timed ? Numbers.millis(summary.latency().p99()) : "");
        }
        return "| " + String.join(" | ", cells) + " |";
    }

    private void reasons(ModuleDigest module) {
        lines.addAll(List.of("", "#### ❌ " + MarkdownText.name(module.name())));
        if (module.run() == null) {
            lines.addAll(List.of("", MarkdownText.sentence(module.reason(), Brief.SENTENCE_LENGTH)));
        } else {
            lines.addAll(new MarkdownSummary(module.run()).reasons());
        }
    }
}
