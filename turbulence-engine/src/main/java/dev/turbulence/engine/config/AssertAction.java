package dev.turbulence.engine.config;

import java.util.Optional;

/**
 * A check between other actions, of the last response and the variables.
 *
 * @param name the name of its step and of its assertion
 * @param condition what must hold for it to be executed; without it it always is
 * @param expect what must hold
 */
public record AssertAction(String name, Optional<Condition> condition, Expectation expect) implements Action {
    @Override
    public String type() {
        return "assert";
    }
}
