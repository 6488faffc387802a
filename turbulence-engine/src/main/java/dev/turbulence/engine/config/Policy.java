package dev.turbulence.engine.config;

import java.util.Map;

/**
 * How a persona decides.
 *
 * @param personaId its id, unique in its file
 * @param decisions what it may be asked, by name, in file order
 * @param data whatever else the file says of it
 */
public record Policy(String personaId, Map<String, Decision> decisions, Map<String, Object> data) {
    public Policy {
        decisions = Ordered.copyOf(decisions);
        data = Ordered.copyOf(data);
    }
}
