package dev.turbulence.report.internal.digest;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A step as it was executed.
 *
 * @param offset from the instance's start to its own; null when either is not known
 * @param requestLine method and URL, or poll of them; null for steps that send nothing
 * @param latency how long it took; null when its record does not say
 * @param statusCode null when nothing came back
 * @param ok whether it passed; null when its record does not say
 * @param skipped whether its condition kept it from being executed
 * @param facts what else its record holds that tells something
 */
public record StepDetail(
        String name,
        String type,
        String service,
        Duration offset,
        String requestLine,
        Duration latency,
        Integer statusCode,
        Boolean ok,
        boolean skipped,
        List<Fact> facts) {

    /** The label of what went wrong. */
    static final String ERROR = "Error";

    public StepDetail {
        facts = List.copyOf(facts);
    }

    /** What went wrong first; empty when no record says so. */
    public Optional<String> error() {
        return facts.stream()
                .filter(fact -> fact.label().equals(ERROR))
                .map(Fact::text)
                .findFirst();
    }

    /**
     * Something known of a step.
     *
     * @param label what it is, in words of ours
     * @param text its text, of one line or several
     */
    public record Fact(String label, String text) {}
}
