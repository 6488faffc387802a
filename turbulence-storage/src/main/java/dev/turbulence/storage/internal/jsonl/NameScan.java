package dev.turbulence.storage.internal.jsonl;

import dev.turbulence.storage.KnownNames;
import java.util.HashSet;
import java.util.Set;

/** Collects the names in a run's records. */
final class NameScan {

    private NameScan() {}

    static KnownNames of(JsonlRecords records) {
        Set<String> steps = new HashSet<>();
        Set<String> services = new HashSet<>();
        Set<String> types = new HashSet<>();
        try (JsonLines lines = records.steps()) {
            while (lines.next()) {
                StepLine step = StepLine.read(lines);
                steps.add(step.name());
                types.add(step.type());
                if (step.service() != null) {
                    services.add(step.service());
                }
            }
        }
        Set<String> assertions = new HashSet<>();
        try (JsonLines lines = records.assertions()) {
            while (lines.next()) {
                assertions.add(AssertionLine.read(lines).name());
            }
        }
        return KnownNames.of(records.instanceTable().scenarios(), steps, services, types, assertions);
    }
}
