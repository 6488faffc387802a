package dev.turbulence.report.internal.html;

import dev.turbulence.report.internal.aggregate.ModuleDigest.Outcome;

/**
 * What became of a module, at a glance.
 *
 * @param style {@code good}, {@code bad} or {@code neutral}
 */
record OutcomeBadge(String word, String style) {

    static OutcomeBadge of(Outcome outcome) {
        return switch (outcome) {
            case NO_EVIDENCE, LOST -> new OutcomeBadge("FAIL", "bad");
            case PASSED -> new OutcomeBadge("ok", "good");
            case SKIPPED -> new OutcomeBadge("skipped", "neutral");
        };
    }
}
