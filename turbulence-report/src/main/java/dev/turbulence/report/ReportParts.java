package dev.turbulence.report;

import dev.turbulence.report.internal.LoadNote;
import dev.turbulence.report.internal.Numbers;
import dev.turbulence.report.internal.RunCounts;
import dev.turbulence.report.internal.digest.CauseDigest;
import dev.turbulence.report.internal.digest.RunDigest;
import dev.turbulence.report.internal.digest.ScenarioDigest;
import dev.turbulence.report.internal.text.Brief;
import dev.turbulence.storage.RunSummary;
import dev.turbulence.storage.RunSummary.FailureCause;
import dev.turbulence.storage.RunSummary.Latencies;
import dev.turbulence.storage.RunSummary.StepSummary;
import dev.turbulence.storage.gate.Judgement;
import dev.turbulence.storage.gate.PlainText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** A run in parts of plain text: the gate, then what happened, worst first. */
final class ReportParts {

    private static final int MOST_ROWS = 50;

    private final RunDigest digest;
    private final RunSummary summary;

    ReportParts(RunDigest digest) {
        this.digest = digest;
        this.summary = digest.summary();
    }

    List<ReportPart> list() {
        List<ReportPart> parts = new ArrayList<>(List.of(gate()));
        if (!digest.causes().isEmpty()) {
            parts.add(causes());
        }
        if (!digest.scenarios().isEmpty()) {
            parts.add(scenarios());
        }
        if (!summary.steps().isEmpty()) {
            parts.add(steps());
        }
        return List.copyOf(parts);
    }

    private ReportPart gate() {
        List<Judgement> judgements = digest.verdict().judgements().stream()
                .sorted(Comparator.comparing(Judgement::triggered).reversed())
                .toList();
        return part(
                digest.verdict().passed() ? "Gate passed" : "Gate failed",
                sentences(),
                judgements.isEmpty() ? List.of() : List.of("Result", "Condition", "Observed", "Allowed"),
                judgements,
                judgement -> List.of(
                        judgement.triggered() ? "FAIL" : "ok",
                        Brief.sentence(judgement.text()),
                        judgement.observedText(),
                        judgement.allowedText()));
    }

    private List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        sentences.add(Numbers.counted(summary.instanceCount(), "instance") + ": " + RunCounts.of(summary) + ". Run "
                + Brief.name(summary.runId()) + " is " + summary.state()
                + (summary.startedAt() == null ? "" : ", started " + summary.startedAt()) + ", stored as "
                + summary.storage() + ".");
        LoadNote.of(summary).forEach(note -> sentences.add(note.text() + "."));
        Stream.of(
                        digest.verdict().evidenceFailures().stream().map(Object::toString),
                        digest.verdict().notes().stream(),
                        digest.warnings().stream())
                .flatMap(Function.identity())
                .limit(MOST_ROWS)
                .forEach(sentences::add);
        return sentences;
    }

    private ReportPart causes() {
        return part(
                "Failures by cause",
                List.of(),
                List.of("Instances", "Kind", "Where", "What happened", "For example"),
                digest.causes(),
                ReportParts::row);
    }

    private static List<String> row(CauseDigest caused) {
        FailureCause cause = caused.cause();
        return List.of(
                Numbers.count(cause.count()),
                caused.category().toString(),
                cause.where() == null ? "" : cause.kind() + " " + Brief.name(cause.where()),
                Brief.sentence(cause.message()),
                Brief.name(cause.instanceIds().get(0)));
    }

    private ReportPart scenarios() {
        return part(
                "Scenarios, worst first",
                List.of("How long an instance took, in ms."),
                withLatencies("Scenario", "Instances", "Passed", "Failed"),
                digest.scenarios(),
                ReportParts::row);
    }

    private static List<String> row(ScenarioDigest scenario) {
        return withLatencies(
                scenario.durations(),
                Brief.name(scenario.name()),
                Numbers.count(scenario.counts().instanceCount()),
                Numbers.count(scenario.counts().passCount()),
                Numbers.count(scenario.counts().failCount()));
    }

    private ReportPart steps() {
        return part(
                "Steps, worst first",
                List.of("Latencies in ms, of http, wait and grpc steps that were not skipped."),
                withLatencies("Step", "Type", "Count", "Failed"),
                digest.stepsWorstFirst(),
                ReportParts::row);
    }

    private static List<String> row(StepSummary step) {
        return withLatencies(
                step.latency(),
                Brief.name(step.name()),
                Brief.name(String.join(", ", step.types())),
                Numbers.count(step.count()),
                Numbers.count(step.failed()));
    }

    private static List<String> withLatencies(String... columns) {
        return Stream.concat(Stream.of(columns), Stream.of("Mean", "p50", "p95", "p99", "Max"))
                .toList();
    }

    private static List<String> withLatencies(Latencies latencies, String... cells) {
        Stream<String> millis = latencies == null
                ? Stream.generate(() -> "").limit(5)
                : Stream.of(latencies.mean(), latencies.p50(), latencies.p95(), latencies.p99(), latencies.max())
                        .map(Numbers::millis);
        return Stream.concat(Stream.of(cells), millis).toList();
    }

    private static <T> ReportPart part(
            String title, List<String> sentences, List<String> columns, List<T> all, Function<T, List<String>> row) {
        List<List<String>> rows = all.stream()
                .limit(MOST_ROWS)
                .map(row)
                .map(cells -> cells.stream().map(PlainText::of).toList())
                .toList();
        String rest = all.size() > MOST_ROWS ? "The first " + MOST_ROWS + " of " + all.size() + "." : "";
        return new ReportPart(
                title,
                sentences.stream()
                        .map(sentence -> PlainText.of(Brief.line(sentence, 2 * Brief.SENTENCE_LENGTH)))
                        .toList(),
                columns,
                rows,
                rest);
    }
}
