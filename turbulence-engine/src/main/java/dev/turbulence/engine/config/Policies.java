package dev.turbulence.engine.config;

import dev.turbulence.engine.language.EvaluationException;
import dev.turbulence.engine.language.Suggestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The policies of a run, in file order. */
public final class Policies {
    /** What there is without a policies file. */
    public static final Policies NONE = new Policies(List.of());

    private final Map<String, Policy> byId = new LinkedHashMap<>();

    Policies(List<Policy> policies) {
        policies.forEach(policy -> byId.putIfAbsent(policy.personaId(), policy));
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return byId.isEmpty();
    }

    /** The policy that decides when none is named. There must be one. */
    public Policy first() {
        return byId.values().iterator().next();
    }

    /**
     * The policy of a persona.
     *
     * @throws EvaluationException when there is none
     */
    public Policy get(String personaId) {
        return find(byId, "policy", personaId);
    }

    /**
     * What a persona may be asked.
     *
     * @throws EvaluationException when there is no such decision
     */
    public static Decision decision(Policy policy, String name) {
        return find(policy.decisions(), "decision in policy `" + policy.personaId() + "` that is called", name);
    }

    private static <T> T find(Map<String, T> known, String what, String name) {
        T found = known.get(name);
        if (found == null) {
            throw new EvaluationException(
                    "there is no " + what + " `" + name + "`" + Suggestion.among(known.keySet(), name));
        }
        return found;
    }
}
