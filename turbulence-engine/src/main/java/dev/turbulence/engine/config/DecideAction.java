package dev.turbulence.engine.config;

import dev.turbulence.engine.language.Template;
import java.util.Optional;

/**
 * Lets a persona decide, and keeps the outcome in a variable.
 *
 * @param name the name its step is recorded under
 * @param condition what must hold for it to be executed; without it it always is
 * @param decision what is asked, by its name in the policy
 * @param outputVar the variable that gets the option chosen
 * @param policyRef the persona that decides; without it that of the first policy
 */
public record DecideAction(
        String name, Optional<Condition> condition, Template decision, String outputVar, Optional<Template> policyRef)
        implements Action {
    @Override
    public String type() {
        return "decide";
    }
}
