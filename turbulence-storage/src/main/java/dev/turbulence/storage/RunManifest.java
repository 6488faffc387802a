package dev.turbulence.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.turbulence.storage.internal.files.LoadJson;
import dev.turbulence.storage.internal.files.ManifestFile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * What a run says of itself ({@code manifest.json}). Components other than {@code runId}, {@code scenarioIds} and
 * {@code config} may be null in runs of other or older writers.
 *
 * @param runId the run's id
 * @param startedAt when it started
 * @param sutName name of the system under test
 * @param scenarioIds ids of its scenarios
 * @param seed seed of its choices
 * @param config everything else it was made with. Shared and not copied: do not modify it
 * @param turbulenceVersion version of the format, {@code 0.1.0}
 */
public record RunManifest(
        String runId,
        Instant startedAt,
        String sutName,
        List<String> scenarioIds,
        Long seed,
        ObjectNode config,
        String turbulenceVersion) {

    /** The key of {@link #config()} under which everything lies that only this product writes. */
    public static final String OWN_KEY = "turbulence_maven";

    public RunManifest {
        scenarioIds = List.copyOf(scenarioIds);
    }

    /** When its instances were to start; empty in runs of writers that do not say. */
    public Optional<LoadShape> load() {
        return LoadJson.read(config.path(OWN_KEY).path("load"));
    }

    /** Whether its first instances were played to warm up. */
    public boolean hasWarmUp() {
        return load().filter(shape -> !shape.warmUp().isZero()).isPresent();
    }

    /** How many instances were asked for; empty in runs of writers that do not say, and when the time alone was to end it. */
    public OptionalLong instancesAsked() {
        JsonNode asked = config.path(OWN_KEY).path("instances");
        return asked.isIntegralNumber() ? OptionalLong.of(asked.asLong()) : OptionalLong.empty();
    }

    /** How many instances ran at once when they were most; empty in runs that do not say, and before they are closed. */
    public OptionalInt peakRunning() {
        Integer peak = ManifestFile.peakRunning(config);
        return peak == null ? OptionalInt.empty() : OptionalInt.of(peak);
    }

    /** The names that the run's SUT and scenario files declared; only scenarios in runs of other writers. */
    public KnownNames declared() {
        JsonNode declared = config.path(OWN_KEY).path("declared");
        return KnownNames.of(
                scenarioIds,
                texts(declared, "steps"),
                texts(declared, "services"),
                texts(declared, "types"),
                texts(declared, "assertions"));
    }

    private static TreeSet<String> texts(JsonNode declared, String key) {
        TreeSet<String> texts = new TreeSet<>();
        declared.path(key).forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
