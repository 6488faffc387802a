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
}
