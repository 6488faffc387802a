package dev.turbulence.report;

import dev.turbulence.report.internal.Cells;
import dev.turbulence.report.internal.Numbers;
import dev.turbulence.report.internal.RunCounts;
import dev.turbulence.report.internal.aggregate.AggregateDigest;
import dev.turbulence.report.internal.aggregate.ModuleDigest;
import dev.turbulence.storage.RunSummary;
import dev.turbulence.storage.gate.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The runs of several modules in lines for a console or a log. */
final class AggregateText {

    private static final int MOST_MODULES = 8;
    private static final int WIDTH = 100;
    private static final int NAME_WIDTH = 40;
    private static final String LINE = System.lineSeparator();

    private final AggregateDigest digest;

    AggregateText(AggregateDigest digest) {
        this.digest = digest;
    }

    /** The verdict, then what each module has to say that lost it. */
    String message() {
        if (digest.passed()) {
            return digest.headline() + ".";
        }
        List<ModuleDigest> lost = digest.lost();
        StringBuilder message = new StringBuilder("The gate over all modules is lost: " + lost.size() + " of "
                + Numbers.counted(digest.judged(), "module") + " lost it.");
        lost.stream()
                .limit(MOST_MODULES)
                .forEach(module -> message.append(LINE).append(message(module).replaceAll("\\R", LINE + "  ")));
        if (lost.size() > MOST_MODULES) {
            String names = lost.stream()
                    .skip(MOST_MODULES)
                    .map(module -> PlainText.of(module.name()))
                    .collect(Collectors.joining(", "));
            message.append(LINE).append("and ").append(names);
        }
        return message.toString();
    }

    private static String message(ModuleDigest module) {
        String what = module.run() == null
                ? PlainText.of(module.reason())
                : module.run().verdict().message();
        return PlainText.of(module.name()) + ": " + what;
    }

    /** One line for each module, with the verdict above them. */
    List<String> lines() {
        int width = digest.modules().stream()
                .mapToInt(module -> Cells.width(name(module)))
                .max()
                .orElse(0);
        List<String> lines = new ArrayList<>(List.of(digest.headline()));
        for (ModuleDigest module : digest.modules()) {
            String mark = switch (module.outcome()) {
                case NO_EVIDENCE, LOST -> "FAIL";
                case PASSED -> "ok";
                case SKIPPED -> "skip";
            };
            String rest =
                    module.run() == null ? module.reason() : counts(module.run().summary());
            lines.add("  " + Cells.left(mark, 4) + "  " + Cells.left(name(module), width) + "  "
                    + Cells.shorten(rest, WIDTH));
        }
        return lines;
    }

    private static String name(ModuleDigest module) {
        return Cells.shortenName(module.name(), NAME_WIDTH);
    }

    private static String counts(RunSummary summary) {
        return Numbers.counted(summary.instanceCount(), "instance") + ": " + RunCounts.of(summary);
    }
}
