package dev.turbulence.storage;

/**
 * Steps of one kind, summed up.
 *
 * @param scenarioId the scenario of their instances; null where no record of the instance says so
 * @param name the action's name
 * @param type {@code http}, {@code wait}, ...
 * @param service the service they were sent to; null for steps that send nothing
 * @param statusCode the protocol's status; null when nothing came back
 * @param count how many there are, skipped ones included; at least 1
 * @param failed how many of them are not ok
 * @param latency over those that count as latency samples; null when none does
 */
public record StepGroup(
        String scenarioId,
        String name,
        String type,
        String service,
        Integer statusCode,
        long count,
        long failed,
        LatencyStatistics latency) {}
