package dev.turbulence.storage.internal.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.turbulence.storage.KnownNames;
import dev.turbulence.storage.NewRun;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunManifest;
import dev.turbulence.storage.RunOutcome;
import dev.turbulence.storage.internal.records.Timestamps;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;

/**
 * {@code manifest.json}: what is read from it and what is written into it. Tools of the format refuse keys they do not
 * know, except inside {@code config}; that is where ours are.
 */
public final class ManifestFile {

    static final String STATE = "state";
    static final String REASON = "reason";
    static final String RUNNING = "running";

    private static final String PEAK_RUNNING = "peak_running";

    private static final String FORMAT_VERSION = "0.1.0";

    private ManifestFile() {}

    /** The manifest of a run that starts. */
    static ObjectNode of(String runId, NewRun run) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("run_id", runId);
        json.put("timestamp", Timestamps.format(run.startedAt()));
        json.put("sut_name", run.sutName());
        putTexts(json, "scenario_ids", run.scenarioIds());
        json.put("seed", run.seed());
        ObjectNode config = json.putObject("config");
        config.put("seed", run.seed());
        config.put("concurrency", run.load().parallel());
        config.put(
                "timeout_seconds", run.timeout() == null ? null : run.timeout().toNanos() / 1e9);
        putOwn(config.putObject(RunManifest.OWN_KEY), run);
        json.put("turbulence_version", FORMAT_VERSION);
        return json;
    }

    private static void putOwn(ObjectNode own, NewRun run) {
        own.put("version", run.productVersion());
        OptionalLong expected = run.load().expectedInstances();
        own.put("instances", expected.isPresent() ? expected.getAsLong() : null);
        own.put("parallel", run.load().parallel());
        LoadJson.write(own.putObject("load"), run.load());
        ObjectNode declared = own.putObject("declared");
        KnownNames names = run.declared();
        putTexts(declared, "scenarios", names.scenarios());
        putTexts(declared, "steps", names.steps());
        putTexts(declared, "services", names.services());
        putTexts(declared, "types", names.types());
        putTexts(declared, "assertions", names.assertions());
        own.put(STATE, RUNNING);
    }

    private static void putTexts(ObjectNode json, String key, Collection<String> texts) {
        texts.forEach(json.putArray(key)::add);
    }

    /** Notes in a manifest of ours how its run ended. */
    static void close(ObjectNode json, RunOutcome outcome) {
        ObjectNode own = json.withObject("/config/" + RunManifest.OWN_KEY);
        own.put(STATE, outcome.state().toString());
        own.put(REASON, outcome.reason());
        if (outcome.peakRunning() != null) {
            own.put(PEAK_RUNNING, outcome.peakRunning());
        }
    }

    /** What a manifest says, in its present or its older shape. */
    public static RunManifest parse(ObjectNode json, RunDirectory run) {
        JsonNode timestamp = json.hasNonNull("timestamp") ? json.get("timestamp") : json.path("started_at");
        JsonNode scenarios = json.hasNonNull("scenario_ids") ? json.get("scenario_ids") : json.path("scenarios");
        return new RunManifest(
                json.path("run_id").asText(run.runId()),
                Timestamps.parse(timestamp.asText(null)),
                json.path("sut_name").asText(null),
                texts(scenarios),
                json.path("seed").isIntegralNumber() ? json.path("seed").asLong() : null,
                json.get("config") instanceof ObjectNode config ? config : JsonNodeFactory.instance.objectNode(),
                json.path("turbulence_version").asText(null));
    }

    /** How many instances ran at once when they were most; null in a manifest that does not say. */
    public static Integer peakRunning(ObjectNode config) {
        JsonNode peak = config.path(RunManifest.OWN_KEY).path(PEAK_RUNNING);
        return peak.isInt() && peak.asInt() >= 0 ? peak.asInt() : null;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
