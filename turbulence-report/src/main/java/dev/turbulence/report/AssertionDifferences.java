package dev.turbulence.report;

import dev.turbulence.report.internal.replay.Pair;
import dev.turbulence.storage.Assertion;
import java.util.List;

/** What is to be said of an assertion then and now: why it failed, and what it found instead. */
final class AssertionDifferences {

    private final Pair<Assertion> pair;
    private final DetailLines details;

    AssertionDifferences(Pair<Assertion> pair, int width) {
        this.pair = pair;
        this.details = new DetailLines(width);
    }

    List<String> lines() {
        details.text(
                "message",
                pair.map(AssertionDifferences::message)
                        .orElseGet(() -> new Pair<>(message(pair.either()), message(pair.either()))));
        pair.map(Assertion::expected).ifPresent(both -> details.json("expected", both));
        pair.map(Assertion::actual).ifPresent(both -> details.json("found", both));
        return details.lines();
    }

    /** Of one that held there is nothing to say. */
    private static String message(Assertion assertion) {
        return assertion.failed() ? assertion.message() : null;
    }
}
