package dev.turbulence.storage.gate;

import dev.turbulence.storage.KnownNames;
import dev.turbulence.storage.StoredRun;
import dev.turbulence.storage.UnknownNameException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Conditions that a run is judged by. The build fails when any of them is true. */
public final class Gate {

    /** What is asked when nothing is configured. */
    public static final String DEFAULT_CONDITIONS = "fail_count>0";

    private final List<Condition> conditions;
    private final Baseline baseline;

    private Gate(List<Condition> conditions, Baseline baseline) {
        this.conditions = List.copyOf(conditions);
        this.baseline = baseline;
    }

    /**
     * Reads conditions, separated by commas or new lines.
     *
     * @param conditions for example {@code fail_count>0, p95_latency_ms[step=*] gt 500ms}
     * @throws GateSyntaxException if they cannot be understood
     */
    public static Gate parse(String conditions) {
        return new Gate(new GateParser(Objects.requireNonNull(conditions, "conditions")).parse(), Baseline.NONE);
    }

    /**
     * The same gate with the run that conditions such as {@code p95_latency_ms>baseline*1.10} compare with. Without one,
     * such conditions lose the gate.
     */
    public Gate against(Baseline compared) {
        return new Gate(conditions, Objects.requireNonNull(compared, "compared"));
    }

    /** Whether a condition compares with a baseline run. */
    public boolean needsBaseline() {
        return conditions.stream().anyMatch(Condition::isRelative);
    }

    /** The conditions in the order they were written; at least one. */
    public List<Condition> conditions() {
        return conditions;
    }

    /**
     * Checks the names in selectors; to be called before the first request is sent.
     *
     * @param known the names that the scenario and SUT files declare
     * @throws UnknownNameException if a selector names, or with {@code *} matches, nothing of it; the message lists all
     *     such selectors and what is known
     */
    public void checkNames(KnownNames known) {
        List<String> problems = conditions.stream()
                .flatMap(condition -> condition.selectors().stream()
                        .flatMap(selector -> SelectedNames.problemWith(selector, known).stream())
                        .map(problem -> condition + ": " + problem))
                .toList();
        if (!problems.isEmpty()) {
            throw new UnknownNameException(problems.stream()
                    .collect(Collectors.joining(
                            System.lineSeparator() + "  ",
                            "The gate names what the scenario files do not:" + System.lineSeparator() + "  ",
                            "")));
        }
    }

    /**
     * Judges a run. Reads it only; the same run gives the same verdict.
     *
     * @throws dev.turbulence.storage.StorageException if the run cannot be read
     */
    public Verdict judge(StoredRun run) {
        return new Judge(run).judge(conditions, baseline);
    }

    /** The conditions as text; parsed again, it is an equal gate. */
    @Override
    public String toString() {
        return conditions.stream().map(Condition::toString).collect(Collectors.joining(", "));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Gate that && conditions.equals(that.conditions) && baseline.equals(that.baseline);
    }

    @Override
    public int hashCode() {
        return Objects.hash(conditions, baseline);
    }
}
