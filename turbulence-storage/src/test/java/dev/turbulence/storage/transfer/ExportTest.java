package dev.turbulence.storage.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.turbulence.storage.Assertion;
import dev.turbulence.storage.Instance;
import dev.turbulence.storage.KnownNames;
import dev.turbulence.storage.NewRun;
import dev.turbulence.storage.NewerRunFormatException;
import dev.turbulence.storage.Observation;
import dev.turbulence.storage.RecordingOptions;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunExistsException;
import dev.turbulence.storage.RunNotFoundException;
import dev.turbulence.storage.RunOutcome;
import dev.turbulence.storage.RunState;
import dev.turbulence.storage.RunWriter;
import dev.turbulence.storage.RunsDirectory;
import dev.turbulence.storage.Step;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.StorageException;
import dev.turbulence.storage.internal.Json;
import dev.turbulence.storage.internal.files.RunFolder;
import dev.turbulence.storage.internal.jsonl.JsonlRunWriter;
import dev.turbulence.storage.internal.sqlite.SqliteRunWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTest {

    private static final Instant START = Instant.parse("2026-11-23T10:15:00Z");

    @TempDir
    Path temp;

    private RunDirectory record(Storage storage, String id) {
        return record(storage, id, RunOutcome.complete());
    }

    private RunDirectory record(Storage storage, String id, RunOutcome outcome) {
        NewRun run = new NewRun(
                id, START, "Shop", List.of("buy"), 42, 2, 1, Duration.ofSeconds(30), KnownNames.NONE, "0.1.0-SNAPSHOT");
        RunFolder folder = RunFolder.create(temp.resolve(storage.toString()), run);
        try (RunWriter writer = storage == Storage.SQLITE
                ? SqliteRunWriter.open(folder, RecordingOptions.DEFAULT)
                : JsonlRunWriter.open(folder)) {
            record(writer, "inst_1", true);
            record(writer, "inst_2", false);
            if (outcome.state() == RunState.ABORTED) {
                writer.instanceStarted(new Instance(
                        "inst_3", id, "corr_3", "buy", START.plusMillis(6), null, null, null, entry(), null));
            }
            writer.finish(outcome);
            return writer.directory();
        }
    }

    private static void record(RunWriter writer, String id, boolean passed) {
        String runId = writer.directory().runId();
        ObjectNode entry = entry();
        writer.instanceStarted(new Instance(id, runId, "corr_" + id, "buy", START, null, null, null, entry, null));
        writer.step(new Step(
                id,
                runId,
                "corr_" + id,
                0,
                "get",
                "http",
                START.plusMillis(1),
                START.plusMillis(4),
                "api",
                Duration.ofNanos(3_123_457),
                200,
                passed,
                false,
                Observation.ofJson("{\"ok\":" + passed
                        + ",\"latency_ms\":3.123457,\"body\":{\"big\":1.10e400,\"s\":\"é\"},\"attempts\":"
                        + "[{\"timestamp\":\"2026-11-23T10:15:00.003900+00:00\"}]}")));
        writer.assertion(new Assertion(
                id,
                runId,
                "corr_" + id,
                0,
                "is_ok",
                passed,
                Json.parse("{\"a\":[1.0]}"),
                Json.mapper().nullNode(),
                "message",
                START.plusMillis(5)));
        writer.instanceEnded(new Instance(
                id,
                runId,
                "corr_" + id,
                "buy",
                START,
                START.plusMillis(7),
                Duration.ofNanos(7_000_001),
                passed,
                entry,
                passed ? null : "boom"));
    }

    private static ObjectNode entry() {
        ObjectNode entry = Json.mapper().createObjectNode();
        entry.putObject("seed_data").putObject("variation").put("n", 1.5);
        return entry;
    }

    @Test
    void instancesThatNeverEndedAreExportedAsRecordingInJsonlWritesThem() {
        RunOutcome aborted = RunOutcome.aborted("Ctrl-C");
        RunDirectory lines = record(Storage.JSONL, "run_x", aborted);
        RunDirectory database = record(Storage.SQLITE, "run_x", aborted);
        assertThat(Export.of(database).run().instances()).isEqualTo(3);
        SameRecords.assertSame(database, lines);
    }

    @Test
    void aRunRecordedInSqliteBecomesTheLinesThatRecordingInJsonlMakes() throws Exception {
        RunDirectory lines = record(Storage.JSONL, "run_x");
        RunDirectory database = record(Storage.SQLITE, "run_x");
        ExportReport report = Export.of(database).run();
        assertThat(report.instances()).isEqualTo(2);
        assertThat(report.steps()).isEqualTo(2);
        assertThat(report.assertions()).isEqualTo(2);
        SameRecords.assertSame(database, lines);
        assertThat(keys(database.instances())).isEqualTo(keys(lines.instances()));
        assertThat(keys(database.steps())).isEqualTo(keys(lines.steps()));
        assertThat(keys(database.assertions())).isEqualTo(keys(lines.assertions()));
        assertThat(report.bytesWritten())
                .isEqualTo(Files.size(database.instances())
                        + Files.size(database.steps())
                        + Files.size(database.assertions()));
    }

    private static List<List<String>> keys(Path file) {
        List<List<String>> keys = new ArrayList<>();
        for (ObjectNode json : SameRecords.read(file)) {
            List<String> names = new ArrayList<>();
            json.fieldNames().forEachRemaining(names::add);
            keys.add(names);
        }
        return keys;
    }

    @Test
    void aDatabaseAloneGetsItsManifestAndSummary() {
        RunDirectory run = record(Storage.SQLITE, "run_x");
        RunDirectory alone = RunFiles.databaseAlone(run, temp.resolve("alone"));
        Export.of(alone).run();
        assertThat(RunFiles.names(alone.path()))
                .containsExactly(
                        "assertions.jsonl",
                        "instances.jsonl",
                        "manifest.json",
                        "steps.jsonl",
                        "summary.json",
                        "turbulence.db");
        assertThat(Json.parse(RunFiles.read(alone.manifest()))).isEqualTo(Json.parse(RunFiles.read(run.manifest())));
        ObjectNode summary = (ObjectNode) Json.parse(RunFiles.read(alone.summary()));
        ObjectNode original = (ObjectNode) Json.parse(RunFiles.read(run.summary()));
        // The original knows its duration to the nanosecond, the database to the microsecond.
        assertThat(summary.remove("duration_ms").asDouble())
                .isCloseTo(original.remove("duration_ms").asDouble(), within(0.001));
        assertThat(summary).isEqualTo(original);
    }

    @Test
    void aManifestThatNobodyHadIsMadeOfTheRunsRow() throws Exception {
        RunDirectory run = RunFiles.complete(temp.resolve("run_1"));
        Files.delete(run.manifest());
        RunFiles.write(run.instances(), RunFiles.instance("inst_1"));
        Migration.of(run).run();
        RunDirectory alone = RunFiles.databaseAlone(run, temp.resolve("alone"));
        Export.of(alone).run();
        JsonNode manifest = Json.parse(RunFiles.read(alone.manifest()));
        assertThat(manifest.path("run_id").asText()).isEqualTo("run_1");
        assertThat(manifest.path("scenario_ids").toString()).isEqualTo("[\"buy\"]");
    }

    @Test
    void jsonlFilesAreRefusedAndReplacedOnlyWhenAsked() {
        RunDirectory run = record(Storage.SQLITE, "run_x");
        RunFiles.write(run.steps(), "mine\n");
        List<String> before = RunFiles.names(run.path());
        assertThatThrownBy(() -> Export.of(run).run())
                .isInstanceOf(RunExistsException.class)
                .hasMessageContaining(run.steps().toString())
                .hasMessageContaining("-Dturbulence.overwrite=true");
        assertThat(RunFiles.names(run.path())).isEqualTo(before);
        assertThat(run.steps()).hasContent("mine\n");
        Export.of(run).overwrite(true).run();
        assertThat(SameRecords.read(run.steps())).hasSize(2);
    }

    @Test
    void aFileThatAppearsMeanwhileIsNotReplacedAndNothingElseIsLeft() {
        RunDirectory run = record(Storage.SQLITE, "run_x");
        RunFiles.write(run.instances(), "x");
        RunDirectory alone = RunFiles.databaseAlone(run, temp.resolve("alone"));
        assertThatThrownBy(() -> Export.of(alone)
                        .onProgress(progress -> RunFiles.write(alone.assertions(), "somebody else's"))
                        .run())
                .isInstanceOf(RunExistsException.class);
        assertThat(RunFiles.names(alone.path())).containsExactly("assertions.jsonl", "turbulence.db");
        assertThat(alone.assertions()).hasContent("somebody else's");
    }

    @Test
    void anExportOverTheOldFilesIsNoGrowth() {
        RunDirectory run = RunFiles.complete(temp.resolve("run_1"));
        RunFiles.write(run.instances(), "{\"instance_id\":\"inst_1\"}\n");
        Migration.of(run).run();
        Export.of(run).overwrite(true).run();
        assertThat(Database.one(run, "SELECT value FROM meta WHERE key = 'instances_jsonl_bytes'"))
                .isEqualTo(String.valueOf(RunFiles.read(run.instances()).length()));
        assertThat(Database.rows(run, "PRAGMA integrity_check")).containsExactly("ok");
    }

    @Test
    void filesThatHaveGrownSinceTheMigrationAreNotReplaced() {
        RunDirectory run = RunFiles.complete(temp.resolve("run_1"));
        Migration.of(run).run();
        RunFiles.write(run.steps(), RunFiles.step("inst_1", 0));
        assertThatThrownBy(() -> Export.of(run).overwrite(true).run())
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("has grown");
        assertThat(SameRecords.read(run.steps())).hasSize(1);
    }

    @Test
    void whatIsNoDatabaseOfOursIsNamed() throws Exception {
        RunDirectory run = new RunDirectory(temp.resolve("run_1"));
        assertThatThrownBy(() -> Export.of(run).run())
                .isInstanceOf(RunNotFoundException.class)
                .hasMessageContaining(run.database().toString());
        RunFiles.write(run.database(), "no database");
        assertThatThrownBy(() -> Export.of(run).run())
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("not made by this tool");
    }

    @Test
    void aDatabaseOfANewerReleaseIsRefused() throws Exception {
        RunDirectory run = record(Storage.SQLITE, "run_x");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + run.database());
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 99");
        }
        assertThatThrownBy(() -> Export.of(run).run())
                .isInstanceOf(NewerRunFormatException.class)
                .hasMessageContaining("99");
    }

    @Test
    void exportingAllGoesOnAfterABadRunAndListsIt() {
        RunDirectory good = record(Storage.SQLITE, "run_good");
        RunDirectory bad = new RunDirectory(good.path().resolveSibling("run_bad"));
        RunFiles.write(bad.database(), "no database");
        RunsDirectory runs = new RunsDirectory(good.path().getParent());
        TransferOfAllReport<ExportReport> report = Export.ofAll(runs).run();
        assertThat(report.done()).extracting(ExportReport::run).containsExactly(good);
        assertThat(report.failed()).extracting(TransferOfAllReport.Failure::run).containsExactly(bad);
        assertThat(Export.ofAll(runs).runs()).containsExactly(bad);
    }
}
