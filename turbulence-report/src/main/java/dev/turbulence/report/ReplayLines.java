package dev.turbulence.report;

import dev.turbulence.report.internal.Cells;
import dev.turbulence.report.internal.Numbers;
import dev.turbulence.report.internal.replay.Pair;
import dev.turbulence.report.internal.replay.Played;
import dev.turbulence.report.internal.replay.ReplayVerdict;
import dev.turbulence.storage.Assertion;
import dev.turbulence.storage.Step;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** A replay for a terminal: the verdict, both instances, then steps and assertions in pairs, each with what differs. */
final class ReplayLines {

    private static final String NOTHING = "-";

    private final Played then;
    private final Played now;
    private final int width;
    private final List<String> lines = new ArrayList<>();

    ReplayLines(Played then, Played now, int width) {
        this.then = then;
        this.now = now;
        this.width = width;
    }

    List<String> lines() {
        lines.add("Instance " + Cells.shortenName(now.instance().id(), width / 3) + " of scenario "
                + Cells.shortenName(now.instance().scenarioId(), width / 3) + ": " + ReplayVerdict.of(then, now));
        side("then", then);
        side("now", now);
        steps();
        assertions();
        return lines;
    }

    private void side(String which, Played played) {
        String start = played.instance().startedAt() == null
                ? NOTHING
                : played.instance().startedAt().truncatedTo(ChronoUnit.SECONDS).toString();
        String duration = played.instance().duration() == null
                ? NOTHING
                : Numbers.duration(played.instance().duration());
        lines.add(
                "  " + Cells.left(which, 4) + "  " + outcome(played.passed(), "passed", "failed", "never ended") + "  "
                        + duration + "  " + start + "  "
                        + Cells.shortenName(Objects.toString(played.instance().correlationId(), NOTHING), 24) + "  "
                        + Cells.shortenName(played.runId(), width / 3));
        if (played.instance().errored()) {
            lines.add("        error  " + Cells.shorten(played.instance().error(), width - 15));
        }
        if (played.stepsLeftOut()) {
            lines.add("        more than " + Played.MOST + " steps; the first are compared");
        }
    }

    private void steps() {
        List<Pair<Step>> pairs = Pair.align(then.steps(), now.steps(), step -> List.of(step.name(), step.type()));
        Table table = table("Step", "status", "latency (ms)");
        for (Pair<Step> pair : pairs) {
            row(
                    table,
                    pair,
                    mark(pair, ReplayLines::result) + pair.either().name(),
                    changed(pair, ReplayLines::outcome),
                    changed(pair, step -> Objects.toString(step.statusCode(), "")),
                    latency(pair));
        }
        print(
                table,
                pairs.stream()
                        .map(pair -> new StepDifferences(pair, width).lines())
                        .toList());
    }

    private void assertions() {
        List<Pair<Assertion>> pairs = Pair.align(then.assertions(), now.assertions(), Assertion::name);
        if (pairs.isEmpty()) {
            return;
        }
        Table table = table("Assertion");
        for (Pair<Assertion> pair : pairs) {
            row(
                    table,
                    pair,
                    mark(pair, ReplayLines::outcome) + pair.either().name(),
                    changed(pair, ReplayLines::outcome));
        }
        print(
                table,
                pairs.stream()
                        .map(pair -> new AssertionDifferences(pair, width).lines())
                        .toList());
    }

    private static Table table(String first, String... others) {
        List<String> heading = new ArrayList<>(List.of("  " + first, "outcome"));
        heading.addAll(List.of(others));
        heading.add("");
        Table table = new Table();
        table.add((column, cell) -> cell, heading.toArray(String[]::new));
        return table;
    }

    private static void row(Table table, Pair<?> pair, String... cells) {
        List<String> row = new ArrayList<>(List.of(cells));
        row.add(
                switch (pair.presence()) {
                    case ONLY_THEN -> "only then";
                    case ONLY_NOW -> "only now";
                    case BOTH -> "";
                });
        table.add((column, cell) -> cell, row.toArray(String[]::new));
    }

    /** Stands in front of what came out in another way. */
    private static <T> String mark(Pair<T> pair, Function<T, ?> result) {
        return switch (pair.presence()) {
            case ONLY_THEN -> "- ";
            case ONLY_NOW -> "+ ";
            case BOTH -> result.apply(pair.then()).equals(result.apply(pair.now())) ? "  " : "! ";
        };
    }

    private static List<Object> result(Step step) {
        String arm = step.observation().tree().path("branch_taken").asText();
        return Arrays.asList(outcome(step), step.statusCode(), arm);
    }

    /** The rows of a table, the first of which is its heading, each with what is to be said of it. */
    private void print(Table table, List<List<String>> details) {
        List<String> rows = table.lines(width);
        lines.add("");
        lines.add(rows.get(0));
        for (int i = 1; i < rows.size(); i++) {
            lines.add(rows.get(i));
            lines.addAll(details.get(i - 1));
        }
    }

    private static <T> String changed(Pair<T> pair, Function<T, String> part) {
        return pair.map(part)
                .filter(both -> !both.then().equals(both.now()))
                .map(both -> (both.then().isEmpty() ? "none" : both.then()) + " -> "
                        + (both.now().isEmpty() ? "none" : both.now()))
                .orElseGet(() -> part.apply(pair.either()));
    }

    /** No two measurements are alike: both are shown, whatever they are. */
    private static String latency(Pair<Step> pair) {
        Function<Step, String> millis = step -> step.isLatencySample() ? Numbers.millis(step.latency()) : "";
        return pair.map(millis)
                .filter(both -> !both.then().isEmpty() && !both.now().isEmpty())
                .map(both -> both.then() + " -> " + both.now())
                .orElseGet(() -> changed(pair, millis));
    }

    private static String outcome(Step step) {
        return step.skipped() ? "skipped" : outcome(step.ok(), "ok", "failed", "not known");
    }

    private static String outcome(Assertion assertion) {
        return outcome(assertion.passed(), "held", "failed", "not known");
    }

    private static String outcome(Boolean passed, String pass, String fail, String neither) {
        return passed == null ? neither : passed ? pass : fail;
    }
}
