package dev.turbulence.engine.config;

import dev.turbulence.engine.language.Suggestion;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A scenario's {@code turbulence}: policies for all, for services and for single actions, merged field by field. */
record FaultPolicies(FaultPolicy global, Map<String, FaultPolicy> services, Map<String, FaultPolicy> actions) {
    static final FaultPolicies NONE = new FaultPolicies(FaultPolicy.NONE, Map.of(), Map.of());

    private static final int MOST_RETRIES = 1000;

    /** The policy of an action: the action's own over its service's over the global one. */
    FaultPolicy of(String action, String service) {
        return actions.getOrDefault(action, FaultPolicy.NONE)
                .over(services.getOrDefault(service, FaultPolicy.NONE))
                .over(global);
    }

    static FaultPolicies read(Section section, Optional<SutConfig> sut) {
        FaultPolicies policies = new FaultPolicies(
                section.section("global").map(FaultPolicies::policy).orElse(FaultPolicy.NONE),
                policies(section, "services", "service"),
                policies(section, "actions", "action"));
        sut.ifPresent(known -> policies.services().keySet().stream()
                .filter(name -> !known.services().containsKey(name))
                .forEach(name -> section.problemAt(
                        "services",
                        name,
                        "the SUT file has no service `" + name + "`"
                                + Suggestion.among(known.services().keySet(), name))));
        section.refuseUnknownKeys(Keys.FAULTS);
        return policies;
    }

    /** Notes every action that is spoken of and that the scenario does not have. */
    static void checkActions(Section section, FaultPolicies policies, Scenario scenario) {
        Set<String> known = scenario.actions()
                .filter(HttpAction.class::isInstance)
                .map(Action::name)
                .collect(Collectors.toSet());
        policies.actions().keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> section.problemAt(
                        "actions",
                        name,
                        "the scenario has no http action `" + name + "`" + Suggestion.among(known, name)));
    }

    private static Map<String, FaultPolicy> policies(Section section, String key, String what) {
        Map<String, FaultPolicy> policies = new LinkedHashMap<>();
        section.sections(key, what).forEach((name, policy) -> policies.put(name, policy(policy)));
        return policies;
    }

    private static FaultPolicy policy(Section section) {
        FaultPolicy policy = new FaultPolicy(
                MillisRangeReader.read(section, "latency_ms", 0),
                section.optionalMillis("timeout_after_ms", 1),
                section.optionalInteger("retry_count", 0, MOST_RETRIES));
        section.refuseUnknownKeys(Keys.FAULT_POLICY);
        return policy;
    }
}
