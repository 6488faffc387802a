package dev.turbulence.engine.config;

import dev.turbulence.engine.language.Template;
import java.time.Duration;
import java.util.Optional;

/**
 * Polls a service until every part of an expectation holds or the time is over.
 *
 * @param name the name its step is recorded under
 * @param condition what must hold for it to be executed; without it it always is
 * @param service a service of the SUT file
 * @param method the HTTP method
 * @param path what follows the service's base URL
 * @param expect what ends the wait
 * @param interval from the end of a poll to the next, more than zero
 * @param timeout for all polls together, more than zero
 */
public record WaitAction(
        String name,
        Optional<Condition> condition,
        String service,
        Template method,
        Template path,
        Expectation expect,
        Duration interval,
        Duration timeout)
        implements Action {
    @Override
    public String type() {
        return "wait";
    }
}
