package dev.turbulence.storage;

/**
 * How many steps of one kind there are.
 *
 * @param name the action's name
 * @param type {@code http}, {@code wait}, ...
 * @param service the service they were sent to; null for steps that send nothing
 * @param statusCode the protocol's status; null when nothing came back
 * @param ok whether they passed; null in runs of writers that do not say
 * @param skipped whether their condition kept them from being executed
 * @param count how many, at least 1
 */
public record StepCount(
        String name, String type, String service, Integer statusCode, Boolean ok, boolean skipped, long count) {}
