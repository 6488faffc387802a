package dev.turbulence.report.internal.compare;

import dev.turbulence.storage.RunManifest;
import dev.turbulence.storage.RunSummary;
import java.util.List;

/**
 * One of two runs.
 *
 * @param manifest what it says of itself
 * @param summary the run in numbers
 * @param oddities what was odd about its files, a sentence each
 */
public record Side(RunManifest manifest, RunSummary summary, List<String> oddities) {

    public Side {
        oddities = List.copyOf(oddities);
    }

    long ended() {
        return summary.passCount() + summary.failCount();
    }
}
