package dev.turbulence.storage.internal.jsonl;

import dev.turbulence.storage.StepCount;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts steps by kind. */
final class StepKinds {

    private record Kind(String name, String type, String service, Integer statusCode, Boolean ok, boolean skipped) {}

    private final Map<Kind, Long> counts = new HashMap<>();

    void add(StepLine step) {
        Kind kind = new Kind(step.name(), step.type(), step.service(), step.statusCode(), step.ok(), step.skipped());
        counts.merge(kind, 1L, Long::sum);
    }

    List<StepCount> toList() {
        List<StepCount> list = new ArrayList<>();
        counts.forEach((kind, count) -> list.add(new StepCount(
                kind.name(), kind.type(), kind.service(), kind.statusCode(), kind.ok(), kind.skipped(), count)));
        return list;
    }
}
