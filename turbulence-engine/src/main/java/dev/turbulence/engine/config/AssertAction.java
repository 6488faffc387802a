package dev.turbulence.engine.config;

/**
 * A check between other actions, of the last response and the variables.
 *
 * @param name the name of its step and of its assertion
 * @param expect what must hold
 */
public record AssertAction(String name, Expectation expect) implements Action {
    @Override
    public String type() {
        return "assert";
    }
}
