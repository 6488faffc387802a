package dev.turbulence.report;

import dev.turbulence.report.internal.Cells;
import dev.turbulence.report.internal.Numbers;
import dev.turbulence.storage.RunSummary;
import dev.turbulence.storage.RunSummary.FailureCause;
import java.util.ArrayList;
import java.util.List;

/** Why instances failed, most frequent cause first, each with an instance to look at. */
final class FailureSection {

    private static final int MOST_CAUSES = 5;
    private static final int MOST_OF_NAME = 32;

    private final RunSummary summary;
    private final int width;
    private final Ink ink;

    FailureSection(RunSummary summary, int width, Ink ink) {
        this.summary = summary;
        this.width = width;
        this.ink = ink;
    }

    List<String> lines() {
        List<FailureCause> causes = summary.failures();
        if (causes.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(List.of("", ink.dim("  Most frequent failures")));
        List<FailureCause> shown = causes.stream().limit(MOST_CAUSES).toList();
        int counts = Long.toString(shown.get(0).count()).length();
        int ids = shown.stream().mapToInt(cause -> Cells.width(id(cause))).max().orElse(0);
        int room = width - ("  ".length() + counts + " x ".length() + "  ".length() + ids);
        List<String> texts =
                shown.stream().map(cause -> Cells.shorten(text(cause), room)).toList();
        int longest = texts.stream().mapToInt(Cells::width).max().orElse(0);
        for (int i = 0; i < shown.size(); i++) {
            String count = Cells.right(Long.toString(shown.get(i).count()), counts) + " x";
            lines.add(
                    "  " + ink.red(count) + " " + Cells.left(texts.get(i), longest) + "  " + ink.dim(id(shown.get(i))));
        }
        long rest =
                causes.stream().skip(MOST_CAUSES).mapToLong(FailureCause::count).sum();
        if (rest > 0) {
            lines.add("  and " + Numbers.counted(rest, "instance") + " with "
                    + Numbers.counted(causes.size() - MOST_CAUSES, "other cause"));
        }
        return lines;
    }

    private static String text(FailureCause cause) {
        return cause.where() == null
                ? cause.message()
                : cause.kind() + " " + Cells.shortenName(cause.where(), MOST_OF_NAME) + ": " + cause.message();
    }

    private static String id(FailureCause cause) {
        return Cells.shorten(cause.instanceIds().get(0), 24);
    }
}
