package dev.turbulence.storage;

/**
 * A failed instance with the first cause of its failure, as {@link RunSummary.FailureCause} defines it.
 *
 * @param instance the instance
 * @param kind {@code error}, {@code step} or {@code assertion}
 * @param where the step or assertion; null for an error outside of any
 * @param message what happened
 */
public record FailedInstance(Instance instance, String kind, String where, String message) {}
