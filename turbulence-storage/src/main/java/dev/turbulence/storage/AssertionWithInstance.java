package dev.turbulence.storage;

/**
 * An assertion joined with the instance it was made for.
 *
 * @param assertion the assertion
 * @param instance its instance; when the instance has no record of its own (its writer was killed), only the id is set
 */
public record AssertionWithInstance(Assertion assertion, Instance instance) {}
