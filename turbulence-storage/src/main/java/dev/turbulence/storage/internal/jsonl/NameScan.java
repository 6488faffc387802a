package dev.turbulence.storage.internal.jsonl;

import dev.turbulence.storage.KnownNames;
import java.util.HashSet;
import java.util.Set;

/** Looks for names in a run's records. */
final class NameScan {

    private NameScan() {}

    static KnownNames of(JsonlRecords records) {
        Set<String> steps = new HashSet<>();
        Set<String> services = new HashSet<>();
        Set<String> types = new HashSet<>();
        records.forEachStep(step -> {
            steps.add(step.name());
            types.add(step.type());
            String service = step.service();
            if (service != null) {
                services.add(service);
            }
        });
        Set<String> assertions = new HashSet<>();
        records.forEachAssertion(assertion -> assertions.add(assertion.name()));
        return KnownNames.of(records.instanceTable().scenarios(), steps, services, types, assertions);
    }

    /** Whether the records hold all these names. Reads only until all are found. */
    static boolean finds(JsonlRecords records, KnownNames wanted) {
        Set<String> steps = new HashSet<>(wanted.steps());
        Set<String> services = new HashSet<>(wanted.services());
        Set<String> types = new HashSet<>(wanted.types());
        try (StepLine step = records.steps()) {
            while (!(steps.isEmpty() && services.isEmpty() && types.isEmpty()) && step.next()) {
                steps.remove(step.name());
                services.remove(step.service());
                types.remove(step.type());
            }
        }
        Set<String> assertions = new HashSet<>(wanted.assertions());
        try (AssertionLine assertion = records.assertions()) {
            while (!assertions.isEmpty() && assertion.next()) {
                assertions.remove(assertion.name());
            }
        }
        return steps.isEmpty()
                && services.isEmpty()
                && types.isEmpty()
                && assertions.isEmpty()
                && records.instanceTable().scenarios().containsAll(wanted.scenarios());
    }
}
