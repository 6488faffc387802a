package dev.turbulence.storage;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What a run says of itself before its first instance starts; it becomes the run's manifest.
 *
 * @param id a name for the run, or null to have one made from the start time
 * @param startedAt when the run starts
 * @param sutName the name of the system under test
 * @param scenarioIds ids of the scenarios, in load order
 * @param seed seed of every choice made in the run
 * @param load when its instances start
 * @param timeout the longest any single request may take by default; null when there is no such bound
 * @param declared names that the SUT and scenario files declare, so that a query can tell a step that was never reached
 *     from one that does not exist
 * @param productVersion version of the software that makes the run
 */
public record NewRun(
        String id,
        Instant startedAt,
        String sutName,
        List<String> scenarioIds,
        long seed,
        LoadShape load,
        Duration timeout,
        KnownNames declared,
        String productVersion) {

    public NewRun {
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(sutName, "sutName");
        Objects.requireNonNull(declared, "declared");
        Objects.requireNonNull(productVersion, "productVersion");
        Objects.requireNonNull(load, "load");
        scenarioIds = List.copyOf(scenarioIds);
    }

    /** A run of so many instances, so many at once. */
    public NewRun(
            String id,
            Instant startedAt,
            String sutName,
            List<String> scenarioIds,
            long seed,
            long instances,
            int parallel,
            Duration timeout,
            KnownNames declared,
            String productVersion) {
        this(
                id,
                startedAt,
                sutName,
                scenarioIds,
                seed,
                LoadShape.closed(instances, parallel),
                timeout,
                declared,
                productVersion);
    }
}
