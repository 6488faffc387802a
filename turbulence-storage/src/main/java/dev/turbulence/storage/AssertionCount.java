package dev.turbulence.storage;

/**
 * How many assertions of one kind there are.
 *
 * @param scenarioId the scenario of their instances; null where no record of the instance says so
 * @param name the assertion's name
 * @param passed whether they held; null in runs of writers that do not say
 * @param count how many, at least 1
 */
public record AssertionCount(String scenarioId, String name, Boolean passed, long count) {}
