package dev.turbulence.report.query;

import dev.turbulence.storage.AssertionQuery;
import dev.turbulence.storage.InstanceQuery;
import dev.turbulence.storage.InstanceStatus;
import dev.turbulence.storage.StepQuery;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.function.BiFunction;

/** Applies filters to the queries of the storage. */
record Narrowing(Map<Filter, String> filters, RowRange range) {

    InstanceQuery narrow(InstanceQuery query) {
        InstanceQuery narrowed = apply(query, Filter.SCENARIO, InstanceQuery::inScenario);
        narrowed = apply(
                narrowed, Filter.WARM_UP, (instances, text) -> flag(text) ? instances.includingWarmUp() : instances);
        return apply(narrowed, Filter.INSTANCE, InstanceQuery::withId);
    }

    StepQuery narrow(StepQuery query) {
        StepQuery narrowed = apply(query, Filter.SCENARIO, StepQuery::inScenario);
        narrowed = apply(narrowed, Filter.WARM_UP, (steps, text) -> flag(text) ? steps.includingWarmUp() : steps);
        narrowed = apply(narrowed, Filter.STEP, StepQuery::named);
        narrowed = apply(narrowed, Filter.SERVICE, StepQuery::toService);
        narrowed = apply(narrowed, Filter.TYPE, StepQuery::ofType);
        narrowed = apply(narrowed, Filter.INSTANCE, StepQuery::ofInstance);
        narrowed = apply(narrowed, Filter.STATUS, (steps, text) -> steps.ofInstancesWith(status(text)));
        narrowed = apply(narrowed, Filter.STATUS_CODE, (steps, text) -> steps.withStatusCode(statusCode(text)));
        return apply(narrowed, Filter.MIN_LATENCY_MS, (steps, text) -> steps.latencyAtLeast(latency(text)));
    }

    AssertionQuery narrow(AssertionQuery query) {
        AssertionQuery narrowed = apply(query, Filter.SCENARIO, AssertionQuery::inScenario);
        narrowed = apply(
                narrowed, Filter.WARM_UP, (assertions, text) -> flag(text) ? assertions.includingWarmUp() : assertions);
        narrowed = apply(narrowed, Filter.ASSERTION, AssertionQuery::named);
        narrowed = apply(narrowed, Filter.INSTANCE, AssertionQuery::ofInstance);
        return apply(narrowed, Filter.STATUS, (assertions, text) -> assertions.ofInstancesWith(status(text)));
    }

    InstanceQuery page(InstanceQuery query) {
        return query.limit(range.limit()).offset(range.offset());
    }

    StepQuery page(StepQuery query) {
        return query.limit(range.limit()).offset(range.offset());
    }

    AssertionQuery page(AssertionQuery query) {
        return query.limit(range.limit()).offset(range.offset());
    }

    private <Q> Q apply(Q query, Filter filter, BiFunction<Q, String, Q> narrow) {
        String value = filters.get(filter);
        return value == null ? query : narrow.apply(query, value);
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new QuestionException("includeWarmUp is true or false, not '" + text + "'");
        };
    }

    private static InstanceStatus status(String text) {
        return Arrays.stream(InstanceStatus.values())
                .filter(status -> status.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new QuestionException("status is pass or fail, not '" + text + "'"));
    }

    private static int statusCode(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new QuestionException("statusCode is a number such as 500, not '" + text + "'");
        }
    }

    private static Duration latency(String text) {
        try {
            return Duration.ofNanos(Math.round(Double.parseDouble(text) * 1e6));
        } catch (NumberFormatException e) {
            throw new QuestionException("minLatencyMs is a number of milliseconds such as 250, not '" + text + "'");
        }
    }
}
