package dev.turbulence.report.internal.digest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.turbulence.report.internal.digest.StepDetail.Fact;
import dev.turbulence.report.internal.text.Brief;
import dev.turbulence.storage.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts what a step's record holds into the order in which a person asks for it. */
final class StepFacts {

    /** Characters of a body, of headers, of attempts. */
    private static final int BLOCK = 4_000;

    private static final int MOST_ATTEMPTS = 20;
    private static final Set<String> SHOWN = Set.of("request", "condition", "decision", "extracted", "failure_kind");

    private final JsonNode observation;
    private final JsonNode ours;
    private final List<Fact> facts = new ArrayList<>();

    private StepFacts(Step step) {
        this.observation = step.observation().tree();
        this.ours = step.observation().own();
    }

    /** @param start when the step's instance started; null when that is not known */
    static StepDetail of(Step step, Instant start) {
        StepFacts facts = new StepFacts(step);
        facts.collect(step);
        return new StepDetail(
                Brief.name(step.name()),
                Brief.name(step.type()),
                step.service() == null ? null : Brief.name(step.service()),
                start == null || step.startedAt() == null ? null : Duration.between(start, step.startedAt()),
                facts.requestLine(),
                step.latency(),
                step.statusCode(),
                step.ok(),
                step.skipped(),
                facts.facts);
    }

    private String requestLine() {
        JsonNode request = ours.path("request");
        return request.isObject()
                ? Brief.sentence(request.path("method").asText() + " "
                        + request.path("url").asText())
                : null;
    }

    private void collect(Step step) {
        for (String error : step.observation().errors()) {
            add(StepDetail.ERROR, error);
        }
        add("Kind of failure", ours.path("failure_kind"));
        add("Condition that did not hold", ours.path("condition"));
        branch();
        add("Decision", ours.path("decision"));
        add("Injected faults", observation.path("turbulence"));
        JsonNode request = ours.path("request");
        headers("Request headers", request.path("headers"));
        add("Request body", request.path("body"));
        headers("Response headers", observation.path("headers"));
        add("Response body", observation.path("body"));
        add("Extracted values", ours.path("extracted"));
        attempts();
        ours.properties().stream()
                .filter(member -> !SHOWN.contains(member.getKey()))
                .forEach(member -> add(Brief.name(member.getKey()), member.getValue()));
    }

    private void branch() {
        JsonNode condition = observation.path("branch_condition");
        if (condition.isTextual()) {
            add(
                    "Branch",
                    condition.asText() + "\n\u2192 "
                            + observation.path("branch_taken").asText());
        }
    }

    private void headers(String label, JsonNode headers) {
        StringBuilder lines = new StringBuilder();
        for (Map.Entry<String, JsonNode> header : headers.properties()) {
            lines.append(lines.isEmpty() ? "" : "\n")
                    .append(header.getKey())
                    .append(": ")
                    .append(text(header.getValue()));
        }
        add(label, lines.toString());
    }

    /** One attempt that went well says nothing that the step does not say. */
    private void attempts() {
        JsonNode attempts = observation.path("attempts");
        if (attempts.size() < 2) {
            return;
        }
        StringBuilder lines = new StringBuilder();
        int shown = 0;
        for (JsonNode attempt : attempts) {
            if (++shown > MOST_ATTEMPTS) {
                lines.append("\n\u2026 and ")
                        .append(attempts.size() - MOST_ATTEMPTS)
                        .append(" more");
                break;
            }
            lines.append(shown == 1 ? "" : "\n").append(shown).append(". ").append(attempt(attempt));
        }
        add("Attempts", lines.toString());
    }

    private static String attempt(JsonNode attempt) {
        List<String> parts = new ArrayList<>();
        JsonNode status = attempt.path("status_code");
        parts.add(status.isNumber() ? "status " + status.asText() : "no answer");
        if (attempt.path("timestamp_ms").isNumber()) {
            parts.add("after " + attempt.path("timestamp_ms").asText() + " ms");
        }
        if (attempt.path("latency_ms").isNumber()) {
            parts.add(attempt.path("latency_ms").asText() + " ms");
        }
        if (attempt.path("condition_met").isBoolean()) {
            parts.add(attempt.path("condition_met").asBoolean() ? "condition met" : "condition not met");
        }
        if (attempt.path("error").isTextual()) {
            parts.add(Brief.sentence(attempt.path("error").asText()));
        }
        return String.join(", ", parts);
    }

    private void add(String label, JsonNode value) {
        if (!value.isMissingNode() && !value.isNull()) {
            add(label, text(value));
        }
    }

    private void add(String label, String text) {
        if (!text.isEmpty()) {
            facts.add(new Fact(label, Brief.block(text, BLOCK)));
        }
    }

    /** JSON over several lines, as far as it will be shown; text as it is. */
    private static String text(JsonNode value) {
        if (!value.isContainerNode()) {
            return value.asText();
        }
        String line = value.toString();
        return line.length() <= BLOCK ? value.toPrettyString() : line;
    }
}
