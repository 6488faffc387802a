package dev.turbulence.storage.internal.summary;

import com.fasterxml.jackson.databind.JsonNode;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunSummary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds {@code summary.json} against the records. Only numbers are compared that every writer of the format counts alike;
 * latencies are not among them.
 */
public final class SummaryCheck {

    private SummaryCheck() {}

    /**
     * Where they disagree, a sentence each.
     *
     * @param said the object in {@code summary.json}, or a missing node
     * @param found what the records say
     */
    public static List<String> disagreements(RunDirectory run, JsonNode said, RunSummary found) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("total_instances", found.instanceCount());
        counts.put("pass_count", found.passCount());
        counts.put("fail_count", found.failCount());
        counts.put("error_count", found.errorCount());
        List<String> sentences = new ArrayList<>();
        counts.forEach((key, count) -> {
            JsonNode claim = said.path(key);
            if (claim.isIntegralNumber() && claim.asLong() != count) {
                sentences.add(run.summary() + " says " + key + " is " + claim.asLong() + ", but the records say "
                        + count + ". The records are believed.");
            }
        });
        return sentences;
    }
}
