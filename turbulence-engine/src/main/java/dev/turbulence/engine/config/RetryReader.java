package dev.turbulence.engine.config;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads the {@code retry} of an action. */
final class RetryReader {
    private RetryReader() {}

    /**
     * @param action the action it stands in, or does not
     * @param onStatus reads the statuses, which differ from protocol to protocol
     */
    static RetryPolicy read(Section action, Function<Section, Set<Integer>> onStatus) {
        return action.section("retry").map(retry -> policy(retry, onStatus)).orElse(RetryPolicy.NONE);
    }

    private static RetryPolicy policy(Section section, Function<Section, Set<Integer>> onStatus) {
        RetryPolicy policy = new RetryPolicy(
                section.integer("max_attempts", 3, 1),
                onStatus.apply(section),
                section.flag("on_timeout"),
                section.flag("on_connection_error"),
                backoff(section),
                section.millis("delay_ms", 1000),
                section.millis("base_delay_ms", 100),
                section.millis("max_delay_ms", 10_000));
        section.refuseUnknownKeys(Keys.RETRY);
        return policy;
    }

    private static RetryPolicy.Backoff backoff(Section section) {
        Optional<String> backoff = section.text("backoff");
        if (backoff.isEmpty()) {
            return RetryPolicy.Backoff.EXPONENTIAL;
        }
        for (RetryPolicy.Backoff known : RetryPolicy.Backoff.values()) {
            if (known.name().toLowerCase(Locale.ROOT).equals(backoff.get())) {
                return known;
            }
        }
        section.problem(
                section.value("backoff").orElseThrow(),
                "`backoff` is `fixed` or `exponential`, not `" + backoff.get() + "`");
        return RetryPolicy.Backoff.EXPONENTIAL;
    }
}
