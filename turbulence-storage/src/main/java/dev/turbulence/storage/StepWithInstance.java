package dev.turbulence.storage;

/**
 * A step joined with the instance that executed it.
 *
 * @param step the step
 * @param instance its instance; when the instance has no record of its own (its writer was killed), only the id is set
 */
public record StepWithInstance(Step step, Instance instance) {}
