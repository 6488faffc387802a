package dev.turbulence.reliability.scene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turbulence.report.ConsoleSummary;
import dev.turbulence.report.ReportFormat;
import dev.turbulence.report.RunReport;
import dev.turbulence.report.query.Answer;
import dev.turbulence.report.query.AnswerFormat;
import dev.turbulence.report.query.NamedQuery;
import dev.turbulence.report.query.RowRange;
import dev.turbulence.storage.RawResult;
import dev.turbulence.storage.RunState;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.StoredRun;
import dev.turbulence.storage.gate.EvidenceFailure;
import dev.turbulence.storage.gate.Gate;
import dev.turbulence.storage.gate.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a stored run answers when it is asked everything there is to ask.
 *
 * @param state how it ended
 * @param instances ids of the instances that are in it, ended or not
 * @param ended ids of those that have ended
 * @param steps instance, index and name of each step
 * @param assertions instance, index and name of each assertion
 * @param verdict what the default gate says of it
 */
public record Answers(
        RunState state,
        Set<String> instances,
        Set<String> ended,
        Set<String> steps,
        Set<String> assertions,
        Verdict verdict) {

    private static final Gate GATE = Gate.parse(Gate.DEFAULT_CONDITIONS);

    /** Asks a run everything and draws its reports into a folder. */
    public static Answers of(Path run, Path reports) throws IOException {
        try (StoredRun stored = StoredRun.open(run)) {
            Answers answers = read(stored);
            askByName(stored);
            if (stored.storage() == Storage.SQLITE) {
                askInSql(stored, answers.steps.size());
            }
            RunReport report = RunReport.of(stored, GATE, 3);
            report.write(reports, EnumSet.allOf(ReportFormat.class));
            assertThat(report.verdict().passed()).isEqualTo(answers.verdict.passed());
            assertThat(ConsoleSummary.PLAIN.lines(stored, answers.verdict)).isNotEmpty();
            return answers;
        }
    }

    private static void askInSql(StoredRun stored, int steps) {
        try (RawResult result = stored.sql("SELECT count(*) FROM steps JOIN instances ON instances.id = instance_id")
                .open()) {
            assertThat(result.stream().toList()).containsExactly(List.<Object>of((long) steps));
        }
    }

    private static Answers read(StoredRun stored) {
        Set<String> instances = new TreeSet<>();
        Set<String> ended = new TreeSet<>();
        stored.instances().list().forEach(instance -> {
            assertThat(instances.add(instance.id()))
                    .as("one instance " + instance.id())
                    .isTrue();
            if (instance.passed() != null) {
                ended.add(instance.id());
            }
        });
        Set<String> steps = keys(stored.steps().list().stream()
                .map(step -> step.instanceId() + "#" + step.index() + "#" + step.name())
                .toList());
        Set<String> assertions = keys(stored.assertions().list().stream()
                .map(made -> made.instanceId() + "#" + made.stepIndex() + "#" + made.name())
                .toList());
        assertThat(stored.steps().count()).isEqualTo(steps.size());
        assertThat(stored.assertions().count()).isEqualTo(assertions.size());
        assertThat(stored.summary().stepCount()).isEqualTo(steps.size());
        assertThat(stored.steps().withInstances().list()).hasSize(steps.size());
        assertThat(stored.steps().groups().stream()
                        .mapToLong(group -> group.count())
                        .sum())
                .isEqualTo(steps.size());
        return new Answers(stored.state(), instances, ended, steps, assertions, GATE.judge(stored));
    }

    private static Set<String> keys(List<String> all) {
        Set<String> keys = new TreeSet<>(all);
        assertThat(all).as("each record once").hasSameSizeAs(keys);
        return keys;
    }

    private static void askByName(StoredRun stored) throws IOException {
        for (NamedQuery query : NamedQuery.values()) {
            try (Answer answer = query.ask(stored, Map.of(), RowRange.ALL)) {
                AnswerFormat.JSONL.write(answer, new StringBuilder(), AnswerFormat.MIN_WIDTH);
            }
        }
    }

    /** The rules of evidence that the run breaks. */
    public Set<EvidenceFailure.Rule> broken() {
        return verdict.evidenceFailures().stream().map(EvidenceFailure::rule).collect(Collectors.toSet());
    }
}
