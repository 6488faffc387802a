package dev.turbulence.storage.internal.sqlite;

/**
 * A row of {@code runs}. Timestamps have the stored form, {@code yyyy-MM-ddTHH:mm:ss.ffffffZ}; JSON is text.
 *
 * @param extra JSON object of what the columns cannot hold exactly; null when there is nothing
 */
public record RunRow(
        String id,
        String startedAt,
        String completedAt,
        String sutName,
        String scenarioIds,
        Long seed,
        String config,
        String extra) {}
