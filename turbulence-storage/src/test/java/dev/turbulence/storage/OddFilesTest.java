package dev.turbulence.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.turbulence.storage.gate.Gate;
import dev.turbulence.storage.gate.Verdict;
import dev.turbulence.storage.transfer.Export;
import dev.turbulence.storage.transfer.Migration;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are odd or broken in ways that were once not borne. Fuzzing found them; {@code docs/reliability.md} lists them. */
@Timeout(60)
class OddFilesTest {

    private static final String MANIFEST = "{\"run_id\":\"run_1\",\"completed_at\":\"2026-11-23T10:15:00Z\"}";
    private static final String INSTANCE = "{\"instance_id\":\"inst_1\",\"scenario_id\":\"buy\",\"passed\":false,"
            + "\"started_at\":\"2026-11-23T10:15:00Z\"}\n";
    private static final String ENDLESS = "WITH RECURSIVE n(i) AS (VALUES(1) UNION ALL SELECT i + 1 FROM n) SELECT ";

    @TempDir
    private Path folder;

    private RunDirectory run;

    @BeforeEach
    void writeARun() throws IOException {
        run = new RunDirectory(Files.createDirectory(folder.resolve("run_1")));
        Files.writeString(run.manifest(), MANIFEST);
        Files.writeString(run.instances(), INSTANCE);
        Files.writeString(run.steps(), step("\"step_name\":\"pay\""));
    }

    private static String step(String members) {
        return "{\"instance_id\":\"inst_1\",\"step_type\":\"http\",\"observation\":{\"ok\":false,\"latency_ms\":5},"
                + members + "}\n";
    }

    /** As JSON lines, and then migrated. */
    private void onBothStorages(Consumer<StoredRun> check) {
        try (StoredRun jsonl = StoredRun.open(run.path())) {
            check.accept(jsonl);
        }
        Migration.of(run).run();
        try (StoredRun sqlite = StoredRun.open(run.path())) {
            check.accept(sqlite);
        }
    }

    /** Migrates the run and changes what the database says. */
    private void migrateAndExecute(String... statements) throws SQLException {
        Migration.of(run).run();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + run.database());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private void assertRefused(String... words) {
        assertThatThrownBy(() -> {
                    try (StoredRun stored = StoredRun.open(run.path())) {
                        stored.steps().latency();
                        stored.instances().withCauses().list();
                        stored.summary();
                    }
                })
                .isInstanceOf(StorageException.class)
                .hasMessageContaining(run.database().toString())
                .satisfies(e -> assertThat(List.of(words))
                        .allSatisfy(word -> assertThat(e).hasMessageContaining(word)));
    }

    @Test
    void aStepWithAnEmptyNameIsJudgedLikeAnyOther() throws IOException {
        Files.writeString(run.steps(), step("\"step_name\":\"\""));

        onBothStorages(stored -> {
            Verdict each = Gate.parse("p95_latency_ms[step=*]>4ms").judge(stored);
            assertThat(each.judgements())
                    .singleElement()
                    .satisfies(judgement -> assertThat(judgement.text()).isEqualTo("p95_latency_ms[step=\"\"]>4ms"));
            assertThat(Gate.parse("p95_latency_ms[step=\"\"]>4ms").judge(stored).violations())
                    .hasSize(1);
        });
    }

    @Test
    void timesThatLieAMillenniumApartAreSummedUpAndOrdered() throws IOException {
        Files.writeString(
                run.instances(), INSTANCE + INSTANCE.replace("inst_1", "inst_2").replace("2026-11", "0001-01"));
        Files.writeString(
                run.steps(),
                step("\"timestamp\":\"2026-11-23T10:15:00Z\"") + step("\"timestamp\":\"0001-01-23T10:15:00Z\""));
        Files.writeString(
                run.manifest(),
                MANIFEST.replace("\"completed_at\"", "\"timestamp\":\"0001-01-01T00:00:00Z\",\"completed_at\""));

        onBothStorages(stored -> {
            assertThat(stored.instances().oldestFirst().list())
                    .extracting(Instance::id)
                    .containsExactly("inst_2", "inst_1");
            assertThat(stored.steps().overTime(10).intervals()).hasSizeBetween(2, 10);
            assertThat(stored.summary().requestsPerSecond()).hasValueCloseTo(0.0, within(1e-6));
            assertThat(Gate.parse("duration_ms>1").judge(stored).violations()).hasSize(1);
        });
        assertThat(Export.of(run).overwrite(true).run()).isNotNull();
    }

    @Test
    void aLatencyOfAllTimeThereIsIsTheSameFromBothStorages() throws IOException {
        Files.writeString(run.steps(), step("\"step_name\":\"pay\"").replace(":5}", ":1e300}"));

        onBothStorages(
                stored -> assertThat(stored.summary().latency().max()).isEqualTo(Duration.ofNanos(Long.MAX_VALUE)));
    }

    /** A number whose exponent is more than a decimal number can have is infinite, or nothing, as it is to other tools. */
    @ParameterizedTest
    @ValueSource(strings = {"66.6e6666666666666", "1E-6666666666666", "-1e+99999999999", "1.5e2147483650"})
    void aNumberBeyondAllMeasureIsBorneWhereverItStands(String number) throws IOException {
        Files.writeString(run.manifest(), MANIFEST.replace("}", ",\"config\":{\"a\":" + number + "}}"));
        Files.writeString(run.summary(), "{\"a\":" + number + "}");
        Files.writeString(
                run.instances(),
                INSTANCE.replace("}", ",\"duration_ms\":" + number + ",\"entry_data\":{\"a\":[" + number + "]}}"));
        Files.writeString(run.steps(), step("\"a\":1").replace(":5}", ":" + number + ",\"body\":[" + number + "]}"));
        Files.writeString(
                run.assertions(),
                "{\"instance_id\":\"inst_1\",\"name\":\"n\",\"passed\":false,\"expected\":" + number
                        + ",\"actual\":{\"a\":" + number + "}}\n");
        JsonNode expected = DoubleNode.valueOf(Double.parseDouble(number));

        onBothStorages(stored -> {
            assertThat(stored.instances().one().entryData().at("/a/0")).isEqualTo(expected);
            assertThat(stored.steps().one().observation().body())
                    .isEqualTo(new ArrayNode(JsonNodeFactory.instance).add(expected));
            assertThat(stored.assertions().one().expected()).isEqualTo(expected);
            assertThat(stored.summary().instanceCount()).isEqualTo(1);
        });
        assertThat(Export.of(run).overwrite(true).run()).isNotNull();
    }

    @Test
    void anInstanceWrittenTwiceIsOfTheScenarioThatItsLastLineNames() throws IOException {
        Files.writeString(
                run.instances(),
                INSTANCE.replace("\"buy\"", "\"sell\",\"entry_data\":{\"_turbulence\":{\"warm_up\":true}}") + INSTANCE);

        onBothStorages(stored -> {
            assertThat(stored.names().scenarios()).containsExactly("buy");
            assertThat(stored.instances().count()).isEqualTo(1);
        });
    }

    /** Nobody was killed while writing it. */
    @Test
    void aLastLineThatIsWholeAndNoRecordIsNotTakenForATornOne() throws IOException {
        Files.writeString(run.steps(), step("\"step_name\":\"pay\"") + "{\"instance_id\":[]}");

        assertThatThrownBy(() -> {
                    try (StoredRun stored = StoredRun.open(run.path())) {
                        stored.steps().list();
                    }
                })
                .isInstanceOf(MalformedRunException.class)
                .hasMessageContaining("line 2");
        assertThatThrownBy(() -> Migration.of(run).run())
                .isInstanceOf(MalformedRunException.class)
                .hasMessageContaining("line 2");
        assertThat(run.database()).doesNotExist();
    }

    @Test
    void aManifestThatIsNestedTooDeepIsNamed() throws IOException {
        Files.writeString(run.manifest(), "{\"config\":" + "[".repeat(1_200) + "]".repeat(1_200) + "}");

        assertThatThrownBy(() -> StoredRun.open(run.path()))
                .isInstanceOf(MalformedRunException.class)
                .hasMessageContaining(run.manifest().toString());
    }

    @Test
    void aYearOfMoreDigitsIsNoTime() throws IOException {
        Files.writeString(run.instances(), INSTANCE.replace("2026-11", "+999999999-11"));

        onBothStorages(stored ->
                assertThat(stored.instances().oldestFirst().one().startedAt()).isNull());
    }

    @Test
    void aWarmUpIsNotForgottenByAnExportWithoutAManifest() throws Exception {
        exportWithoutManifest("\"warm_up\":true");

        try (StoredRun exported = StoredRun.open(run.path())) {
            assertThat(exported.instances().count()).isZero();
            assertThat(exported.instances().includingWarmUp().count()).isEqualTo(1);
        }
    }

    @Test
    void aLateStartIsNotForgottenByAnExportWithoutAManifest() throws Exception {
        exportWithoutManifest("\"late_start_ms\":2.5");

        try (StoredRun exported = StoredRun.open(run.path())) {
            assertThat(exported.summary().load().lateStarts()).isEqualTo(1);
        }
    }

    /** Migrates the run with an instance that is marked so, and exports it when only the database is left. */
    private void exportWithoutManifest(String mark) throws IOException {
        Files.delete(run.manifest());
        Files.writeString(
                run.instances(), INSTANCE.replace("}\n", ",\"entry_data\":{\"_turbulence\":{" + mark + "}}}\n"));
        Files.writeString(run.summary(), "{}");
        Migration.of(run).run();
        Files.delete(run.summary());
        for (Path lines : List.of(run.instances(), run.steps())) {
            Files.delete(lines);
        }

        Export.of(run).run();
        Files.delete(run.database());
    }

    @Test
    void aRecordWithoutNamesInADatabaseIsOneWithEmptyNames() throws Exception {
        Files.writeString(run.steps(), step("\"timestamp\":\"2026-11-23T10:15:00Z\""));
        migrateAndExecute(
                "UPDATE steps SET action_name = NULL, action_type = NULL", "DELETE FROM meta WHERE key = 'aggregates'");

        try (StoredRun stored = StoredRun.open(run.path())) {
            assertThat(stored.steps().one().name()).isEmpty();
            assertThat(stored.steps().overTime(2).intervals()).hasSize(1);
            assertThat(stored.steps().countByKind()).hasSize(1);
            assertThat(stored.steps().groups()).hasSize(1);
            assertThat(stored.summary().steps()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE meta SET value = '[]' WHERE key = 'manifest'",
                "UPDATE meta SET value = '{' WHERE key = 'manifest'",
                "UPDATE meta SET value = 'many' WHERE key = 'steps_jsonl_bytes'",
                "UPDATE latency_samples SET sorted_ms = NULL",
                "UPDATE latency_samples SET sorted_ms = 'text'",
                "UPDATE failure_causes SET instance_ids = '['",
                "UPDATE failure_causes SET instance_ids = NULL",
                "UPDATE failure_causes SET instance_ids = '[]'",
                "UPDATE failure_causes SET kind = NULL",
                "UPDATE failure_causes SET message = NULL",
                "UPDATE steps SET observation = '{'",
            })
    void whatNobodyWroteIsRefusedWithItsPlace(String sql) throws SQLException {
        migrateAndExecute(sql);

        assertRefused();
    }

    @Test
    void aStateThatNobodyKnowsIsIncomplete() throws SQLException {
        migrateAndExecute("UPDATE meta SET value = 'perfect' WHERE key = 'state'");

        try (StoredRun stored = StoredRun.open(run.path())) {
            assertThat(stored.state()).isEqualTo(RunState.INCOMPLETE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"meta", "steps", "instance_counts", "latency_samples"})
    void aViewInPlaceOfATableIsNotComputed(String table) throws SQLException {
        migrateAndExecute(
                "ALTER TABLE " + table + " RENAME TO hidden",
                "CREATE VIEW " + table + " AS " + ENDLESS + "hidden.* FROM hidden, n");

        assertRefused("in place of a table a view", table);
    }

    @Test
    void aViewInPlaceOfMetaIsNotComputedForTheNameOfANewerRelease() throws SQLException {
        migrateAndExecute(
                "ALTER TABLE meta RENAME TO hidden",
                "CREATE VIEW meta AS " + ENDLESS + "'readable_since' AS key, i AS value FROM n WHERE i < 0",
                "PRAGMA user_version = 2");

        assertThatThrownBy(() -> StoredRun.open(run.path()))
                .isInstanceOf(NewerRunFormatException.class)
                .hasMessageContaining("a newer release reads it");
    }

    @Test
    void aColumnThatSqliteComputesIsNotRead() throws SQLException {
        migrateAndExecute(
                "PRAGMA writable_schema = 1",
                "UPDATE sqlite_schema SET sql = replace(sql, 'value TEXT', 'value TEXT GENERATED ALWAYS AS"
                        + " (zeroblob(900000000)) VIRTUAL') WHERE name = 'meta'");

        assertRefused("no stored column value in a table meta");
    }

    @Test
    void aTriggerIsNeverPulled() throws SQLException {
        migrateAndExecute("CREATE TRIGGER t AFTER UPDATE ON meta BEGIN DELETE FROM steps; END");

        assertRefused("the trigger t");
        assertThatThrownBy(() -> Export.of(run).overwrite(true).run()).hasMessageContaining("the trigger t");
    }

    @Test
    void ownViewsAndIndexesAreNobodysBusiness() throws SQLException {
        migrateAndExecute("CREATE VIEW mine AS SELECT * FROM steps", "CREATE INDEX my_index ON steps(step_index)");

        try (StoredRun stored = StoredRun.open(run.path())) {
            assertThat(stored.steps().count()).isEqualTo(1);
        }
    }

    @Test
    void aDamagedDatabaseWithALogBesideItIsNamedAndNotItsCopy() throws IOException {
        Migration.of(run).run();
        Files.createFile(run.database().resolveSibling("turbulence.db-wal"));
        try (RandomAccessFile file = new RandomAccessFile(run.database().toFile(), "rw")) {
            file.seek(100);
            file.write(new byte[2_000]);
        }

        assertRefused("The file is damaged");
    }
}
