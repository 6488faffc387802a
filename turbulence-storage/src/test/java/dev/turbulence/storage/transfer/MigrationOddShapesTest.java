package dev.turbulence.storage.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turbulence.storage.RunDirectory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs as other and older writers leave them: all are migrated, and come back the same. */
class MigrationOddShapesTest {

    @TempDir
    Path temp;

    private RunDirectory run;

    @BeforeEach
    void makeRun() {
        run = RunFiles.complete(temp.resolve("runs/run_1"));
    }

    private RunDirectory roundTrip() {
        RunDirectory alone = RunFiles.databaseAlone(run, temp.resolve("alone"));
        Export.of(alone).run();
        return alone;
    }

    private void comesBackTheSame() {
        SameRecords.assertSame(roundTrip(), run);
        assertThat(Database.rows(run, "PRAGMA integrity_check")).containsExactly("ok");
        assertThat(Database.rows(run, "PRAGMA foreign_key_check")).isEmpty();
    }

    @Test
    void anOlderRunHasFewerKeysAndOtherNames() throws Exception {
        RunFiles.write(run.manifest(), """
                {"scenarios":["buy"],"sut_name":"Shop","started_at":"2026-01-02T03:04:05Z","completed_at":"2026-01-02T03:05:00+00:00"}
                """);
        Files.delete(run.summary());
        Files.delete(run.assertions());
        RunFiles.write(run.instances(), """
                {"instance_id":"inst_1","correlation_id":"corr_1","scenario_id":"buy","passed":false,"duration_ms":12,"error":"boom"}
                """);
        RunFiles.write(run.steps(), """
                {"instance_id":"inst_1","correlation_id":"corr_1","action_name":"pay","action_type":"http","observation":{"ok":false,"latency_ms":3}}
                """);
        MigrationReport report = Migration.of(run).run();
        assertThat(report.warnings()).isEmpty();
        assertThat(Database.one(run, "SELECT id, started_at, completed_at, scenario_ids, seed FROM runs"))
                .isEqualTo("run_1|2026-01-02T03:04:05.000000Z|2026-01-02T03:05:00.000000Z|[\"buy\"]|NULL");
        assertThat(Database.one(run, "SELECT status, duration_ms, error, started_at FROM instances"))
                .isEqualTo("fail|12.0|boom|NULL");
        assertThat(Database.one(run, "SELECT action_name, action_type, ok, latency_ms, completed_at FROM steps"))
                .isEqualTo("pay|http|0|3|NULL");
        comesBackTheSame();
    }

    @Test
    void withoutAManifestIdsComeFromTheRecords() throws Exception {
        Files.delete(run.manifest());
        RunFiles.write(run.instances(), RunFiles.instance("inst_1").replace("run_1", "run_other"));
        MigrationReport report = Migration.of(run).run();
        assertThat(report.warnings()).singleElement().asString().contains(run.manifest() + " is missing");
        assertThat(Database.one(run, "SELECT id, scenario_ids FROM runs")).isEqualTo("run_other|[\"buy\"]");
        comesBackTheSame();
    }

    @Test
    void withoutAnythingThatNamesItTheRunIsItsFolder() throws Exception {
        Files.delete(run.manifest());
        Migration.of(run).run();
        assertThat(Database.one(run, "SELECT id FROM runs")).isEqualTo("run_1");
    }

    @Test
    void missingFilesAreWarnedOf() throws Exception {
        Files.delete(run.instances());
        RunFiles.write(run.steps(), RunFiles.step("inst_1", 0));
        MigrationReport report = Migration.of(run).run();
        assertThat(report.warnings()).singleElement().asString().contains(run.instances() + " is missing");
        assertThat(report.steps()).isEqualTo(1);
        comesBackTheSame();
    }

    @Test
    void ofDuplicateInstancesTheLastCounts() {
        RunFiles.write(
                run.instances(),
                RunFiles.instance("inst_1", "true")
                        + RunFiles.instance("inst_2")
                        + RunFiles.instance("inst_1", "false").replace("corr_inst_1", "corr_new"));
        RunFiles.write(run.steps(), RunFiles.step("inst_1", 0));
        MigrationReport report = Migration.of(run).run();
        assertThat(report.instances()).isEqualTo(2);
        assertThat(report.warnings())
                .containsExactly(
                        run.instances() + ", line 3: instance inst_1 has a line already. The last one counts.");
        assertThat(Database.one(run, "SELECT status, correlation_id FROM instances WHERE id = 'inst_1'"))
                .isEqualTo("fail|corr_new");
        RunFiles.write(
                run.instances(),
                RunFiles.instance("inst_2")
                        + RunFiles.instance("inst_1", "false").replace("corr_inst_1", "corr_new"));
        comesBackTheSame();
    }

    @Test
    void aRunWithMoreKindsOfStepsThanAreCountedHasAllIndexes() {
        RunFiles.write(run.instances(), RunFiles.instance("inst_1"));
        String step = RunFiles.step("inst_1", 0);
        StringBuilder steps = new StringBuilder();
        for (int i = 0; i < 10_100; i++) {
            steps.append(step.replace("\"get\"", "\"get " + i + "\""));
        }
        RunFiles.write(run.steps(), steps.toString());
        Migration.of(run).run();
        assertThat(Database.rows(run, "PRAGMA integrity_check")).containsExactly("ok");
        assertThat(Database.one(
                        run, "SELECT id FROM steps INDEXED BY idx_steps_name_latency WHERE action_name = 'get 10099'"))
                .isEqualTo("10100");
        assertThat(Database.rows(run, "SELECT value FROM meta WHERE key = 'aggregates'"))
                .isEmpty();
    }

    @Test
    void manyDuplicatesAreCountedAndOnlySomeAreListed() {
        RunFiles.write(run.instances(), RunFiles.instance("inst_1").repeat(50));
        MigrationReport report = Migration.of(run).run();
        assertThat(report.instances()).isEqualTo(1);
        assertThat(report.warnings()).hasSize(11).last().asString().contains("49 lines");
    }

    @Test
    void stepsAndAssertionsOfUnknownInstancesAreKept() {
        RunFiles.write(run.instances(), RunFiles.instance("inst_1"));
        RunFiles.write(
                run.steps(), RunFiles.step("inst_2", 0) + RunFiles.step("inst_1", 0) + RunFiles.step("inst_2", 1));
        RunFiles.write(run.assertions(), RunFiles.assertion("inst_3", 0) + RunFiles.assertion("inst_2", 2));
        Migration.of(run).run();
        assertThat(Database.rows(run, "SELECT id, correlation_id, recorded FROM instances ORDER BY id"))
                .containsExactly("inst_1|corr_inst_1|1", "inst_2|corr_inst_2|0", "inst_3|corr_inst_3|0");
        comesBackTheSame();
    }

    @Test
    void aTornLastLineIsLeftOut() {
        String whole = RunFiles.instance("inst_1");
        String torn = whole + whole.substring(0, 70);
        RunFiles.write(run.instances(), torn);
        MigrationReport report = Migration.of(run).run();
        assertThat(report.instances()).isEqualTo(1);
        assertThat(report.warnings()).singleElement().asString().contains("instances.jsonl, line 2", "left out");
        assertThat(report.skippedCount()).isZero();
        RunFiles.write(run.instances(), whole);
        comesBackTheSame();
    }

    @Test
    void aLastLineWithoutLineFeedCountsWhenItIsWhole() {
        RunFiles.write(run.instances(), RunFiles.instance("inst_1").strip());
        assertThat(Migration.of(run).run().instances()).isEqualTo(1);
        comesBackTheSame();
    }

    @Test
    void blankLinesCarriageReturnsAndAByteOrderMarkAreNoRecords() {
        RunFiles.write(run.instances(), "\uFEFF" + RunFiles.instance("inst_1").replace("\n", "\r\n") + "\r\n\n \n");
        assertThat(Migration.of(run).run().instances()).isEqualTo(1);
        assertThat(Database.one(run, "SELECT entry_data, extra FROM instances")).isEqualTo("{\"seed_data\":{}}|NULL");
    }

    @Test
    void nanAndInfinitiesBecomeNull() {
        RunFiles.write(run.instances(), RunFiles.instance("inst_1").replace("1500.25", "NaN"));
        RunFiles.write(
                run.steps(),
                RunFiles.step(
                        "inst_1",
                        0,
                        "{\"ok\":true,\"latency_ms\":NaN,\"body\":{\"a\":[-Infinity,1.50],\"é\":Infinity}}"));
        Migration.of(run).run();
        assertThat(Database.one(run, "SELECT duration_ms FROM instances")).isEqualTo("NULL");
        assertThat(Database.one(run, "SELECT json_extract(observation, '$.body.a') FROM steps"))
                .isEqualTo("[NULL,1.50]");
        comesBackTheSame();
    }

    @Test
    void unknownMembersAreKept() {
        RunFiles.write(
                run.instances(),
                RunFiles.instance("inst_1").replace("{\"inst", "{\"colour\":{\"r\":[1.10,null]},\"inst"));
        RunFiles.write(
                run.steps(),
                RunFiles.step("inst_1", 0).replace("{\"inst", "{\"action_name\":\"x\",\"a\\u0062\":1,\"inst"));
        RunFiles.write(run.assertions(), RunFiles.assertion("inst_1", 0).replace("{\"inst", "{\"\":\"\",\"inst"));
        Migration.of(run).run();
        comesBackTheSame();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-23T10:15:01Z",
                "2026-11-23T12:15:01.5+02:00",
                "2026-11-23T10:15:01.123456789Z",
                "2026-11-23T10:15:01.123456+00:00"
            })
    void timestampsAreStoredInOneFormAndComeBackAsTheSameInstant(String timestamp) {
        RunFiles.write(run.instances(), RunFiles.instance("inst_1").replace("2026-11-23T10:15:01.000000Z", timestamp));
        RunFiles.write(run.steps(), RunFiles.step("inst_1", 0).replace("2026-11-23T10:15:01.500000Z", timestamp));
        Migration.of(run).run();
        assertThat(Database.one(run, "SELECT started_at FROM instances")).matches("2026-11-23T10:15:01\\.\\d{6}Z");
        assertThat(Database.one(run, "SELECT started_at, completed_at FROM steps"))
                .matches("2026-11-23T10:15:0\\d\\.\\d{6}Z\\|2026-11-23T10:15:01\\.\\d{6}Z");
        comesBackTheSame();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "1e3",
                "1E-7",
                "-0.0",
                "123456789012345678901234567890",
                "1e400",
                "0.1000000000000000055511151231257827",
                "5e-324",
                "\"12\"",
                "[1]"
            })
    void numbersComeBackAsTheSameDecimal(String number) {
        RunFiles.write(run.instances(), RunFiles.instance("inst_1").replace("1500.25", number));
        RunFiles.write(
                run.steps(),
                RunFiles.step("inst_1", 0, "{\"ok\":1,\"latency_ms\":%s,\"status_code\":%s}".formatted(number, number))
                        .replace("\"step_index\":0", "\"step_index\":" + number));
        Migration.of(run).run();
        comesBackTheSame();
    }

    @Test
    void wrongTypesAreKept() {
        RunFiles.write(
                run.instances(),
                "{\"instance_id\":17,\"run_id\":[],\"correlation_id\":5,\"scenario_id\":true,\"started_at\":1,"
                        + "\"completed_at\":\"soon\",\"passed\":\"yes\",\"entry_data\":[1],\"error\":{\"a\":1}}\n");
        RunFiles.write(
                run.steps(),
                "{\"instance_id\":17,\"correlation_id\":5,\"step_name\":1,\"step_type\":null,\"observation\":\"text\"}\n"
                        + "{\"instance_id\":17}\n");
        RunFiles.write(run.assertions(), "{\"instance_id\":17,\"assertion_name\":{},\"passed\":1,\"message\":[]}\n");
        Migration.of(run).run();
        assertThat(Database.rows(run, "SELECT observation FROM steps")).containsExactly("{}", "{}");
        SameRecords.assertSame(roundTrip(), run);
    }

    @Test
    void halfCharactersAndNulCharactersAreKept() {
        RunFiles.write(
                run.instances(),
                RunFiles.instance("inst_1")
                        .replace("\"error\":null", "\"error\":\"a\\ud800b\"")
                        .replace("corr_inst_1", "\\udc00")
                        .replace("\"buy\"", "\"b\\u0000uy \\ud83d\\ude00 \\\"\\\\\\/\\b\\f\\n\\r\\t\""));
        RunFiles.write(
                run.steps(),
                RunFiles.step("inst_1", 0, "{\"ok\":true,\"body\":\"\\ud800\"}").replace("corr_inst_1", "\\udc00"));
        RunFiles.write(run.assertions(), RunFiles.assertion("inst_1", 0).replace("\"500\"", "\"\\udfff\""));
        Migration.of(run).run();
        assertThat(Database.one(run, "SELECT length(CAST(scenario_id AS BLOB)) FROM instances"))
                .isEqualTo(String.valueOf("b0uy \ud83d\ude00 \"\\/\b\f\n\r\t".getBytes(StandardCharsets.UTF_8).length));
        comesBackTheSame();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 501, 900, 1500})
    void deepBodiesComeBack(int depth) {
        String body = "[".repeat(depth) + "\"é\\n\"" + "]".repeat(depth);
        RunFiles.write(
                run.steps(),
                RunFiles.step("inst_1", 0, "{\"ok\":true,\"body\":" + body + ",\"service\":\"api\"}")
                        + RunFiles.step("inst_1", 1, "{\"body\":" + body + "}"));
        RunFiles.write(run.assertions(), RunFiles.assertion("inst_1", 0).replace("\"500\"", body));
        RunFiles.write(
                run.instances(),
                RunFiles.instance("inst_1").replace("{\"seed_data\":{}}", "{\"seed_data\":{},\"x\":" + body + "}"));
        Migration.of(run).run();
        assertThat(Database.one(run, "SELECT json_type(observation, '$.body') FROM steps WHERE step_index = 0"))
                .isEqualTo(depth > 500 ? "text" : "array");
        assertThat(Database.one(
                        run,
                        "SELECT json_extract(observation, '$._turbulence_as_text') FROM steps WHERE step_index = 0"))
                .isEqualTo(depth > 500 ? "[\"body\"]" : "NULL");
        comesBackTheSame();
    }

    @Test
    void columnsHoldWhatTheFormatSays() {
        RunFiles.write(
                run.instances(),
                RunFiles.instance("inst_1", "false")
                        .replace("{\"seed_data\":{}}", "{\"seed_data\":{\"variation\":{\"n\": 1.50}}}"));
        RunFiles.write(
                run.steps(),
                RunFiles.step(
                        "inst_1",
                        0,
                        "{\"ok\":false,\"latency_ms\":250.5,\"status_code\":503,\"service\":\"pay\",\"attempts\":["
                                + "{\"timestamp\":\"2026-11-23T10:15:01.100000+00:00\"},"
                                + "{\"timestamp\":\"2026-11-23T10:15:01.400000+00:00\"}]}"));
        RunFiles.write(run.assertions(), RunFiles.assertion("inst_1", 1));
        Migration.of(run).run();
        assertThat(Database.one(run, "SELECT run_id, status, variations, recorded, extra FROM instances"))
                .isEqualTo("run_1|fail|{\"n\": 1.50}|1|NULL");
        assertThat(
                        Database.one(
                                run,
                                "SELECT started_at, completed_at, latency_ms, status_code, ok, service, timestamp, extra FROM steps"))
                .isEqualTo("2026-11-23T10:15:01.149500Z|2026-11-23T10:15:01.400000Z|250.5|503|0|pay"
                        + "|2026-11-23T10:15:01.500000Z|NULL");
        assertThat(Database.one(run, "SELECT passed, expected, actual, error, step_index, extra FROM assertions"))
                .isEqualTo("0|200|\"500\"|not 200|1|NULL");
        assertThat(Database.one(run, "SELECT sut_name, seed, completed_at FROM runs"))
                .isEqualTo("Shop|7|2026-11-23T10:16:00.000000Z");
        comesBackTheSame();
    }
}
