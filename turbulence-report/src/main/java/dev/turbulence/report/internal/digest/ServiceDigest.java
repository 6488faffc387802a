package dev.turbulence.report.internal.digest;

import dev.turbulence.storage.RunSummary.Latencies;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was sent to one service.
 *
 * @param count steps that were sent there
 * @param failed how many are not ok
 * @param statuses how many steps got each status code; 0 stands for those that got none
 * @param latency over their latency samples; null without any
 */
public record ServiceDigest(
        String name, long count, long failed, SortedMap<Integer, Long> statuses, Latencies latency) {

    public ServiceDigest {
        statuses = Collections.unmodifiableSortedMap(new TreeMap<>(statuses));
    }
}
