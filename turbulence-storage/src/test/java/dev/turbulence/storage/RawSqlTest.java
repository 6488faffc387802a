package dev.turbulence.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RawSqlTest {

    private static final String ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) ";

    @TempDir
    private Path runs;

    private StoredRun run;
    private Map<String, String> before;

    @BeforeEach
    void open() {
        run = StoredRun.open(SampleRun.write(Storage.SQLITE, runs));
        before = files();
    }

    @AfterEach
    void nothingOnDiskHasChanged() {
        run.close();
        assertThat(files()).isEqualTo(before);
    }

    private Map<String, String> files() {
        try (Stream<Path> paths = Files.walk(runs)) {
            Map<String, String> contents = new TreeMap<>();
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                contents.put(
                        path.toString(),
                        Files.getLastModifiedTime(path) + " " + Arrays.hashCode(Files.readAllBytes(path)));
            }
            return contents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<List<Object>> rows(RawSql question) {
        try (RawResult result = question.open();
                Stream<List<Object>> rows = result.stream()) {
            return rows.toList();
        }
    }

    @Test
    void givesColumnsAndTypedValues() {
        RawSql question = run.sql("SELECT id, status_code, latency_ms AS took, x'0aff' AS bytes, NULL AS none,"
                + " 4611686018427387904 FROM steps WHERE action_name = ? AND ok = ?");
        try (RawResult result = question.with("pay", false).open()) {
            assertThat(result.columns())
                    .containsExactly("id", "status_code", "took", "bytes", "none", "4611686018427387904");
            assertThat(result.stream().toList())
                    .usingRecursiveComparison()
                    .isEqualTo(List.of(Arrays.asList(5L, 500L, 50L, new byte[] {10, -1}, null, 1L << 62)));
        }
    }

    @Test
    void knowsTheColumnsOfAnEmptyAnswer() {
        try (RawResult result =
                run.sql("SELECT id, error FROM failed_instances WHERE 1 = 0").open()) {
            assertThat(result.columns()).containsExactly("id", "error");
            assertThat(result.stream()).isEmpty();
        }
    }

    @Test
    void parametersAreValuesAndNeverText() {
        assertThat(rows(run.sql("SELECT ?").with("'; DELETE FROM steps; --")))
                .containsExactly(List.of("'; DELETE FROM steps; --"));
        assertThat(rows(run.sql("SELECT typeof(?1), typeof(?2), typeof(?3)").with(1, 2.5, "x")))
                .containsExactly(List.of("integer", "real", "text"));
        assertThatThrownBy(() -> run.sql("SELECT ?, ?").with(1).open())
                .isInstanceOf(RawSqlException.class)
                .hasMessageContaining("2 parameters, and 1 value was given");
    }

    @Test
    void severalAnswersCanBeReadAtOnce() {
        try (RawResult outer = run.sql("SELECT id FROM instances ORDER BY id").open();
                Stream<List<Object>> ids = outer.stream()) {
            List<Object> counts = ids.map(row -> rows(run.sql("SELECT count(*) FROM steps WHERE instance_id = ?")
                                    .with(row.get(0)))
                            .get(0)
                            .get(0))
                    .toList();
            assertThat(counts).containsExactly(3L, 3L, 2L, 2L);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from steps",
                "WITH x AS (SELECT 1) DELETE FROM steps",
                "with x as (select 1) insert into meta select 'a', 'b'",
                "/* ask */ update runs set id = 'x'",
                "-- ask\ndrop table steps",
                "create temp table t(x)",
                "create table t(x)",
                "vacuum",
                "vacuum into 'x.db'",
                "attach 'y.db' as y",
                "detach main",
                "reindex",
                "analyze",
                "begin immediate",
                "savepoint s",
                "pragma journal_mode = wal",
                "pragma user_version = 7",
                "pragma query_only = 0",
                "backup to 'x.db'",
                "restore from 'x.db'",
            })
    void refusesWhateverIsNoQuestion(String sql) {
        assertThatThrownBy(() -> rows(run.sql(sql)))
                .isInstanceOf(RawSqlException.class)
                .hasMessageContaining("Refused")
                .hasMessageContaining("only read");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1; delete from steps",
                "select 1;;select 2",
                "select ';' /* ; */ ; -- more\n attach 'y.db' as y",
                "select [;] from (select 1 as \";\"); drop table steps",
            })
    void refusesSeveralStatements(String sql) {
        assertThatThrownBy(() -> rows(run.sql(sql)))
                .isInstanceOf(RawSqlException.class)
                .hasMessageContaining("several statements");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "select 'a;b'; |a;b",
                "select 'it''s;' -- done |it's;",
                "select \"x;y\" from (select 'q' as \"x;y\") ; /* ; end */ ; |q",
                "VALUES ('v') |v",
                " (select 1) | ",
            })
    void semicolonsInTextAndAtTheEndAreFine(String sql, String value) {
        if (value == null) {
            assertThatThrownBy(() -> rows(run.sql(sql))).isInstanceOf(RawSqlException.class);
        } else {
            assertThat(rows(run.sql(sql))).containsExactly(List.of(value));
        }
    }

    @Test
    void refusesExtensionsAndNul() {
        assertThatThrownBy(() -> rows(run.sql("select load_extension('x')")))
                .isInstanceOf(RawSqlException.class)
                .hasMessageContaining("SQL error: not authorized");
        assertThatThrownBy(() -> rows(run.sql("select 1\0; delete from steps")))
                .isInstanceOf(RawSqlException.class)
                .hasMessageContaining("NUL");
        assertThatThrownBy(() -> rows(run.sql(" -- nothing"))).hasMessageContaining("no SQL query");
    }

    @Test
    void refusesValuesThatNoRecordHas() {
        assertThatThrownBy(() -> rows(run.sql("SELECT length(hex(zeroblob(900000000)))")))
                .isInstanceOf(RawSqlException.class)
                .hasMessageContaining("too big");
    }

    @Test
    void saysWhatIsWrongInTheWordsOfSqlite() {
        assertThatThrownBy(() -> rows(run.sql("SELECT latency FROM steps")))
                .isInstanceOf(RawSqlException.class)
                .hasMessage("SQL error: no such column: latency. What there is to ask for: docs/database.md");
        assertThatThrownBy(() -> rows(run.sql("SELEC 1"))).hasMessageContaining("Refused: SELEC.");
        assertThatThrownBy(() -> rows(run.sql("SELECT (1"))).hasMessageContaining("SQL error: incomplete input");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT count(*) FROM n",
                "SELECT x FROM n",
                "SELECT x FROM n ORDER BY x DESC",
                "SELECT x FROM n WHERE x < 0",
            })
    void givesUpWhatNeverEnds(String sql) {
        RawSql question = run.sql(ENDLESS + sql).within(Duration.ofMillis(200));
        assertThatThrownBy(() -> {
                    try (RawResult result = question.open();
                            Stream<List<Object>> rows = result.stream()) {
                        rows.forEach(row -> {});
                    }
                })
                .isInstanceOf(RawSqlTimeoutException.class)
                .hasMessageContaining("0.2 s")
                .hasMessageContaining("turbulence.timeoutSeconds");
    }

    @Test
    void anAnswerThatNeverEndsCanBeReadInPart() {
        try (RawResult result = run.sql(ENDLESS + "SELECT x FROM n").open();
                Stream<List<Object>> rows = result.stream()) {
            assertThat(rows.limit(3)).containsExactly(List.of(1L), List.of(2L), List.of(3L));
        }
    }

    @Test
    void theTimeLimitIsLongerThanZero() {
        assertThatThrownBy(() -> run.sql("SELECT 1").within(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void asksARunThatIsBeingWritten() {
        try (RunWriter writer = RunWriter.create(Storage.SQLITE, runs.resolve("open"), SampleRun.newRun("open"))) {
            try (StoredRun open = StoredRun.open(writer.directory().path())) {
                assertThat(rows(open.sql("SELECT id FROM runs"))).containsExactly(List.of("open"));
                assertThatThrownBy(() -> rows(open.sql("WITH x AS (SELECT 1) DELETE FROM runs")))
                        .isInstanceOf(RawSqlException.class)
                        .hasMessageContaining("only read");
            }
            writer.finish(RunOutcome.complete());
        }
        before = files();
    }

    @Test
    void aRunOfJsonLinesSaysWhatToDo() {
        try (StoredRun lines = StoredRun.open(SampleRun.write(Storage.JSONL, runs.resolve("lines")))) {
            assertThatThrownBy(() -> lines.sql("SELECT 1").open())
                    .isInstanceOf(RawSqlException.class)
                    .hasMessageContaining("stored as JSON lines")
                    .hasMessageContaining("mvn turbulence:migrate -Dturbulence.run=" + lines.directory());
        }
        before = files();
    }
}
