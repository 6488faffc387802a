package dev.turbulence.storage.transfer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.turbulence.storage.OwnerOnly;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunManifest;
import dev.turbulence.storage.RunState;
import dev.turbulence.storage.RunSummary;
import dev.turbulence.storage.StorageException;
import dev.turbulence.storage.StoredRun;
import dev.turbulence.storage.internal.Failures;
import dev.turbulence.storage.internal.Json;
import dev.turbulence.storage.internal.Millis;
import dev.turbulence.storage.internal.files.RunTotals;
import dev.turbulence.storage.internal.files.SummaryFile;
import dev.turbulence.storage.internal.records.Timestamps;
import dev.turbulence.storage.internal.sqlite.Meta;
import dev.turbulence.storage.internal.sqlite.ReadConnections;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The manifest and the summary of a run of which only the database is left, made of what it says.
 *
 * @param run the run
 * @param manifest text of the manifest; null when there is one
 * @param summary what the summary is made of; null when there is one, or the run was never closed
 */
record RunPapers(RunDirectory run, String manifest, RunSummary summary) {

    /** Those that are missing. */
    static RunPapers missingOf(RunDirectory run, ReadConnections database) {
        Optional<String> recorded = database.ask(connection -> Meta.get(connection, Meta.MANIFEST));
        try (StoredRun stored = StoredRun.open(run.path())) {
            String manifest = recorded.orElseGet(() -> isMarked(database) ? null : Json.write(json(stored.manifest())));
            boolean summarised = Files.exists(run.summary()) || stored.state() == RunState.INCOMPLETE;
            return new RunPapers(
                    run, Files.exists(run.manifest()) ? null : manifest, summarised ? null : stored.summary());
        }
    }

    /** Without a manifest instances say themselves whether they belong to a warm-up or were late; one made up would deny it. */
    private static boolean isMarked(ReadConnections database) {
        return database.ask(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet late =
                            statement.executeQuery("SELECT 1 FROM instances WHERE late_start_ms IS NOT NULL LIMIT 1")) {
                return late.next() || Meta.get(connection, Meta.WARM_UP).isPresent();
            }
        });
    }

    /** A manifest for a run that never had one: what its records told. */
    private static ObjectNode json(RunManifest manifest) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("run_id", manifest.runId());
        json.put("timestamp", Timestamps.format(manifest.startedAt()));
        json.put("sut_name", manifest.sutName());
        json.set("scenario_ids", Json.mapper().valueToTree(manifest.scenarioIds()));
        json.put("seed", manifest.seed());
        json.set("config", manifest.config());
        json.put("turbulence_version", manifest.turbulenceVersion());
        return json;
    }

    /**
     * Writes them.
     *
     * @return what could not be made, a sentence each
     */
    List<String> write() {
        if (manifest != null) {
            writeManifest();
        }
        if (summary == null) {
            return List.of();
        }
        if (summary.startedAt() == null || summary.completedAt() == null) {
            return List.of(run.summary() + " is missing and cannot be made, since nothing says when the run started and"
                    + " ended.");
        }
        SummaryFile.write(run, summary.runId(), summary.startedAt(), summary.completedAt(), totals());
        return List.of();
    }

    private void writeManifest() {
        try (NewFile file = new NewFile(run.manifest())) {
            OwnerOnly.write(file.temporary(), manifest);
            file.putInPlace(false);
        } catch (IOException e) {
            throw new StorageException("Cannot write " + run.manifest() + ": " + Failures.describe(e), e);
        }
    }

    private RunTotals totals() {
        RunSummary.Latencies latency = summary.latency();
        return new RunTotals(
                summary.instanceCount(),
                summary.passCount(),
                summary.failCount(),
                summary.errorCount(),
                summary.stepCount(),
                summary.assertionCount(),
                summary.assertionsFailed(),
                latency == null ? 0.0 : millis(latency.p50()),
                latency == null ? 0.0 : millis(latency.p95()),
                latency == null ? 0.0 : millis(latency.p99()));
    }

    private static double millis(Duration latency) {
        return Millis.of(latency);
    }
}
