package dev.turbulence.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.turbulence.report.internal.replay.Pair;
import dev.turbulence.storage.Step;
import java.util.List;
import java.util.function.Function;

/** What is to be said of a step then and now: what it asked and chose, what went wrong, and what differs in what came back. */
final class StepDifferences {

    private static final int MOST_ERRORS = 5;

    private final Pair<Step> pair;
    private final DetailLines details;

    StepDifferences(Pair<Step> pair, int width) {
        this.pair = pair;
        this.details = new DetailLines(width);
    }

    List<String> lines() {
        details.text("request", texts(StepDifferences::requestLine));
        details.text("took", texts(step -> text(observation(step).path("branch_taken"))));
        details.text("chose", texts(step -> text(step.observation().own().at("/decision/option"))));
        details.text(
                "condition that does not hold",
                texts(step -> text(step.observation().own().path("condition"))));
        for (int i = 0; i < MOST_ERRORS; i++) {
            int number = i;
            details.text("error", texts(step -> error(step, number)));
        }
        pair.map(StepDifferences::attempts)
                .filter(both -> !both.then().equals(both.now()))
                .ifPresent(both -> details.line("attempts", both.then() + " -> " + both.now()));
        if (pair.map(StepDifferences::isOurs)
                .filter(both -> both.then() && both.now())
                .isPresent()) {
            differences("sent", step -> step.observation().own().at("/request/body"));
            pair.map(step -> step.observation().own().path("extracted"))
                    .ifPresent(both -> details.members("extracted", both));
        }
        differences("injected", step -> observation(step).path("turbulence"));
        differences("body", step -> observation(step).path("body"));
        return details.lines();
    }

    /** Of a step that is there once, what there is, as of one that is the same. */
    private Pair<String> texts(Function<Step, String> part) {
        return pair.map(part).orElseGet(() -> {
            String only = part.apply(pair.either());
            return new Pair<>(only, only);
        });
    }

    private void differences(String label, Function<Step, JsonNode> part) {
        pair.map(part).ifPresent(values -> details.json(label, values));
    }

    private static JsonNode observation(Step step) {
        return step.observation().tree();
    }

    /** Other writers do not record what was sent. */
    private static boolean isOurs(Step step) {
        return step.observation().own().isObject();
    }

    private static String requestLine(Step step) {
        JsonNode request = step.observation().own().path("request");
        return request.isObject()
                ? request.path("method").asText() + " " + request.path("url").asText()
                : null;
    }

    private static String error(Step step, int number) {
        List<String> errors = step.observation().errors();
        return number < errors.size() ? errors.get(number) : null;
    }

    private static int attempts(Step step) {
        return observation(step).path("attempts").size();
    }

    private static String text(JsonNode value) {
        return value.isTextual() ? value.textValue() : null;
    }
}
