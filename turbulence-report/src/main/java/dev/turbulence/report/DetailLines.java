package dev.turbulence.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.turbulence.report.internal.Cells;
import dev.turbulence.report.internal.replay.JsonDiff;
import dev.turbulence.report.internal.replay.JsonDiff.Difference;
import dev.turbulence.report.internal.replay.Pair;
import dev.turbulence.report.internal.replay.SecretMarks;
import dev.turbulence.report.internal.text.Brief;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Lines below a row of a replay, each with what it is about in front: one of what is the same, two of what differs. */
final class DetailLines {

    private static final String INDENT = " ".repeat(6);
    private static final int MOST_DIFFERENCES = 10;
    /** What is kept of a text before it is fitted into a line. */
    private static final int MOST_CHARACTERS = 10_000;
    /** Characters that show where in a long text two begin to differ. */
    private static final int LEAD = 12;

    private final int width;
    private final List<String> lines = new ArrayList<>();

    DetailLines(int width) {
        this.width = width;
    }

    List<String> lines() {
        return lines;
    }

    /** @param texts of which either may be null, for nothing */
    void text(String label, Pair<String> texts) {
        String then = texts.then() == null ? null : SecretMarks.untagged(texts.then());
        String now = texts.now() == null ? null : SecretMarks.untagged(texts.now());
        boolean same = Objects.equals(then, now);
        if (then != null) {
            line(same ? label : label + " then", then);
        }
        if (now != null && !same) {
            line(label + " now ", now);
        }
    }

    /** @param values of which either may be missing or null, for nothing */
    void json(String label, Pair<JsonNode> values) {
        differences(label, JsonDiff.of(values.then(), values.now(), MOST_DIFFERENCES));
    }

    /** @param objects of which either may be missing, for one without members */
    void members(String label, Pair<JsonNode> objects) {
        differences(label, JsonDiff.ofMembers(objects.then(), objects.now(), MOST_DIFFERENCES));
    }

    private void differences(String label, JsonDiff diff) {
        diff.differences().forEach(difference -> difference(label, difference));
        if (diff.leftOut() > 0) {
            line(label, "and " + diff.leftOut() + " more differences");
        }
    }

    void line(String label, String text) {
        String start = INDENT + label + "  ";
        lines.add(start + Cells.shorten(Brief.line(text, MOST_CHARACTERS), width - start.length()));
    }

    private void difference(String label, Difference difference) {
        String path = Cells.shortenName(Brief.line(difference.path(), MOST_CHARACTERS), width / 3);
        String where = path.equals("$") ? label : label + " " + path;
        int room = (width - Cells.width(INDENT + where) - "  ".length() - " -> ".length()) / 2;
        String then = value(difference.values().then());
        String now = value(difference.values().now());
        int from = Math.max(0, commonStart(then, now) - LEAD);
        boolean hidden = from > 0 && Math.max(Cells.width(then), Cells.width(now)) > room;
        lines.add(INDENT + where + "  " + Cells.shorten(hidden ? "..." + then.substring(from) : then, room) + " -> "
                + Cells.shorten(hidden ? "..." + now.substring(from) : now, room));
    }

    private static int commonStart(String some, String other) {
        int end = Math.min(some.length(), other.length());
        int start = 0;
        while (start < end && some.charAt(start) == other.charAt(start)) {
            start++;
        }
        return start;
    }

    private static String value(JsonNode value) {
        return value == null || value.isMissingNode() ? "nothing" : Brief.line(value.toString(), MOST_CHARACTERS);
    }
}
