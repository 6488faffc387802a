package dev.turbulence.engine.config;

/**
 * A check after the flow, of the last response and the variables.
 *
 * @param name the name it is recorded under
 * @param expect what must hold
 */
public record FinalAssertion(String name, Expectation expect) {}
