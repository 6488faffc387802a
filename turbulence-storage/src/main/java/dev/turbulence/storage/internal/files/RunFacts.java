package dev.turbulence.storage.internal.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.turbulence.storage.LoadShape;
import dev.turbulence.storage.MalformedRunException;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunManifest;
import dev.turbulence.storage.RunState;
import dev.turbulence.storage.internal.records.Timestamps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What the small files of a run say of it: {@code manifest.json} and {@code summary.json}.
 *
 * @param manifest the manifest; when there is none, one that knows the folder's name only
 * @param hasManifest whether there is one
 * @param state how the run ended
 * @param abortReason why it was aborted; null unless it was
 * @param completedAt when it was closed; null when nothing says so
 * @param summary the object in {@code summary.json}, a missing node when there is none
 * @param warnings what was odd, a sentence each
 */
public record RunFacts(
        RunManifest manifest,
        boolean hasManifest,
        RunState state,
        String abortReason,
        Instant completedAt,
        JsonNode summary,
        List<String> warnings) {

    public RunFacts {
        warnings = List.copyOf(warnings);
    }

    /** Whether instances may be marked as warm-up or late: a manifest says it, and without one they have to be looked at. */
    public boolean marksInstances() {
        return !hasManifest || manifest.load().filter(LoadShape::marksInstances).isPresent();
    }

    /** @throws MalformedRunException if the manifest is not JSON */
    public static RunFacts read(RunDirectory run) {
        List<String> warnings = new ArrayList<>();
        ObjectNode json = JsonFile.read(run.manifest());
        boolean hasManifest = json != null;
        if (!hasManifest) {
            warnings.add(
                    run.manifest() + " is missing: the run's id is taken from its records or its folder, its start,"
                            + " seed and configuration are not known.");
            json = JsonNodeFactory.instance.objectNode();
        }
        JsonNode summary = readSummary(run, warnings::add);
        RunManifest manifest = ManifestFile.parse(json, run);
        JsonNode own = manifest.config().path(RunManifest.OWN_KEY);
        RunState state = stateOf(json, own, summary);
        return new RunFacts(
                manifest,
                hasManifest,
                state,
                state == RunState.ABORTED ? own.path(ManifestFile.REASON).asText("no reason was recorded") : null,
                state == RunState.INCOMPLETE ? null : completedAt(json, summary),
                summary,
                warnings);
    }

    /**
     * The object in {@code summary.json}, a missing node when there is none.
     *
     * @param warnings told when the file is broken
     */
    public static JsonNode readSummary(RunDirectory run, Consumer<String> warnings) {
        try {
            ObjectNode summary = JsonFile.read(run.summary());
            return summary == null ? MissingNode.getInstance() : summary;
        } catch (MalformedRunException e) {
            warnings.accept("The summary is left out of account. " + e.getMessage());
            return MissingNode.getInstance();
        }
    }

    /** Ours say it; of runs of other writers the traces of their end are looked for. */
    private static RunState stateOf(ObjectNode manifest, JsonNode own, JsonNode summary) {
        String said = own.path(ManifestFile.STATE).asText(null);
        if (said != null) {
            return RunState.ofText(said);
        }
        return summary.isObject() || manifest.hasNonNull("completed_at") ? RunState.COMPLETE : RunState.INCOMPLETE;
    }

    private static Instant completedAt(ObjectNode manifest, JsonNode summary) {
        Instant bySummary = Timestamps.parse(summary.path("completed_at").asText(null));
        return bySummary != null
                ? bySummary
                : Timestamps.parse(manifest.path("completed_at").asText(null));
    }
}
