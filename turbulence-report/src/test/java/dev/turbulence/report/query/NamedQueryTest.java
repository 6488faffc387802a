package dev.turbulence.report.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.StoredRun;
import dev.turbulence.storage.UnknownNameException;
import dev.turbulence.storage.transfer.Migration;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Named queries and SQL over a run as another tool left it, from both storages. */
class NamedQueryTest {

    @TempDir
    Path folder;

    private StoredRun lines;
    private StoredRun database;

    @BeforeEach
    void open() throws Exception {
        lines = StoredRun.open(copy("lines"));
        Path migrated = copy("database");
        Migration.of(new RunDirectory(migrated)).run();
        database = StoredRun.open(migrated);
    }

    @AfterEach
    void close() {
        lines.close();
        database.close();
    }

    private Path copy(String into) throws IOException, URISyntaxException {
        Path original = Path.of(NamedQuery.class
                .getResource("/dev/turbulence/report/foreign/run_20261123_215856")
                .toURI());
        Path copy = Files.createDirectories(folder.resolve(into).resolve("run_20261123_215856"));
        try (Stream<Path> files = Files.list(original)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        return copy;
    }

    private static String ask(StoredRun run, NamedQuery query, AnswerFormat format, Map<Filter, String> filters) {
        return ask(run, query, format, filters, RowRange.ALL);
    }

    private static String ask(
            StoredRun run, NamedQuery query, AnswerFormat format, Map<Filter, String> filters, RowRange range) {
        try (Answer answer = query.ask(run, filters, range)) {
            StringBuilder out = new StringBuilder();
            format.write(answer, out, 120);
            return out.toString().replace(System.lineSeparator(), "\n");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String sql(StoredRun run, AnswerFormat format, RowRange range, String text) {
        StringBuilder out = new StringBuilder();
        try (Answer answer = Answer.of(run.sql(text).open(), range)) {
            format.write(answer, out, 120);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toString().replace(System.lineSeparator(), "\n");
    }

    @ParameterizedTest
    @EnumSource(NamedQuery.class)
    void bothStoragesAnswerTheSame(NamedQuery query) {
        for (AnswerFormat format : AnswerFormat.values()) {
            String answer = ask(lines, query, format, Map.of());
            assertThat(ask(database, query, format, Map.of())).isEqualTo(answer);
        }
    }

    @Test
    void listsFailedInstancesWithTheirCause() {
        assertThat(ask(lines, NamedQuery.FAILED_INSTANCES, AnswerFormat.TABLE, Map.of()))
                .isEqualTo("""
                instance_id        scenario_id  kind   location  message                                                     duration_ms
                -----------------  -----------  -----  --------  ----------------------------------------------------------  -----------
                inst_cff3b35fcd0a  refund-flow  error            Variable 'entry.seed_data.original_amount' not found in...        46.07

                1 row
                Text with ... in it is cut: -Dturbulence.width=N or another -Dturbulence.format shows more
                """);
        assertThat(ask(
                        lines,
                        NamedQuery.FAILED_INSTANCES,
                        AnswerFormat.JSONL,
                        Map.of(Filter.SCENARIO, "checkout-happy-path")))
                .isEmpty();
    }

    @Test
    void joinsHttpStepsWithTheirInstances() {
        assertThat(ask(database, NamedQuery.HTTP_STEPS, AnswerFormat.TABLE, Map.of(Filter.STATUS, "pass")))
                .contains("instance_id        scenario_id          status  action_name")
                .contains("inst_665062024992  checkout-happy-path  pass    create_cart")
                .doesNotContain("refund-flow", "action_type");
        assertThat(ask(
                        lines,
                        NamedQuery.STEPS,
                        AnswerFormat.TABLE,
                        Map.of(Filter.INSTANCE, "inst_665062024992", Filter.TYPE, "http")))
                .contains("create_cart")
                .doesNotContain("inst_7214fe0f0f11");
    }

    @Test
    void ordersTheSlowestFirstAndCountsTheRest() {
        String slowest = ask(lines, NamedQuery.SLOWEST_STEPS, AnswerFormat.TABLE, Map.of(), new RowRange(1, 1));
        assertThat(slowest)
                .contains("inst_7214fe0f0f11", "create_cart", "93.62")
                .contains("1 row, and ");
        assertThat(ask(
                        lines,
                        NamedQuery.SLOWEST_STEPS,
                        AnswerFormat.TABLE,
                        Map.of(Filter.MIN_LATENCY_MS, "139", Filter.STATUS_CODE, "201")))
                .contains("139.32")
                .endsWith("\n1 row\n");
    }

    @Test
    void countsStatusCodesOfWhatWasSent() {
        assertThat(ask(lines, NamedQuery.STATUS_CODES, AnswerFormat.CSV, Map.of(Filter.STEP, "create_cart")))
                .isEqualTo("action_name,service,status_code,steps,percent\r\ncreate_cart,api,201,2,100.0\r\n");
    }

    @Test
    void tellsLatencies() {
        assertThat(ask(database, NamedQuery.LATENCY, AnswerFormat.CSV, Map.of(Filter.STEP, "create_cart")))
                .startsWith("action_name,samples,min_ms,mean_ms,p50_ms,p95_ms,p99_ms,max_ms\r\n"
                        + "create_cart,2,93.624372,116.471877,116.471877,");
    }

    @Test
    void sqlAnswersAreWrittenAlike() {
        assertThat(sql(database, AnswerFormat.TABLE, RowRange.ALL, "SELECT id, seed, NULL AS x FROM runs"))
                .contains("id                   seed  x", "run_20261123_215856");
        String endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n";
        assertThat(sql(database, AnswerFormat.TABLE, new RowRange(2, 5), endless))
                .isEqualTo("""
                x
                -
                6
                7

                2 rows, and more than 10,000 more (-Dturbulence.limit=N, -Dturbulence.offset=N)
                """);
        assertThat(sql(database, AnswerFormat.TABLE, new RowRange(2, 0), "VALUES (1), (2), (3)"))
                .endsWith("\n2 rows, and 1 more (-Dturbulence.limit=N, -Dturbulence.offset=N)\n");
        assertThat(sql(database, AnswerFormat.JSONL, new RowRange(2, 0), endless))
                .isEqualTo("{\"x\":1}\n{\"x\":2}\n");
    }

    @Test
    void namesWhatThereIs() {
        assertThat(NamedQuery.parse("latency")).isEqualTo(NamedQuery.LATENCY);
        assertThatThrownBy(() -> NamedQuery.parse("failures"))
                .isInstanceOf(QuestionException.class)
                .hasMessage("There is no query 'failures'. There are failed-instances, http-steps, steps,"
                        + " failed-assertions, slowest-steps, status-codes, latency, errors.");
    }

    @Test
    void eachIsDocumentedWithItsFilters() throws Exception {
        Path folder = Path.of(NamedQueryTest.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        while (!Files.exists(folder.resolve("docs/querying.md"))) {
            folder = folder.getParent();
        }
        String document = Files.readString(folder.resolve("docs/querying.md"));
        for (NamedQuery query : NamedQuery.values()) {
            String row = document.lines()
                    .filter(line -> line.startsWith("| `" + query + "` |"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(query));
            String filters = row.split("\\|")[3];
            Set<String> documented = Pattern.compile("`([A-Za-z]+)`")
                    .matcher(filters)
                    .results()
                    .map(match -> match.group(1))
                    .collect(Collectors.toSet());
            assertThat(documented)
                    .as(query.toString())
                    .isEqualTo(query.filters().stream().map(Filter::toString).collect(Collectors.toSet()));
        }
    }

    @Test
    void refusesFiltersThatWouldDoNothing() {
        assertThatThrownBy(() -> NamedQuery.FAILED_INSTANCES.ask(lines, Map.of(Filter.STEP, "x"), RowRange.ALL))
                .isInstanceOf(QuestionException.class)
                .hasMessage("The query failed-instances cannot be narrowed by step, but by scenario, instance,"
                        + " includeWarmUp.");
        assertThatThrownBy(() -> NamedQuery.ERRORS.ask(lines, Map.of(Filter.STEP, "x"), RowRange.ALL))
                .hasMessage("The query errors cannot be narrowed by step or anything else.");
        for (Map.Entry<Filter, String> wrong : Map.of(
                        Filter.STATUS,
                        "failed",
                        Filter.STATUS_CODE,
                        "5xx",
                        Filter.MIN_LATENCY_MS,
                        "1 s",
                        Filter.WARM_UP,
                        "yes")
                .entrySet()) {
            assertThatThrownBy(() -> NamedQuery.STEPS.ask(lines, Map.ofEntries(wrong), RowRange.ALL))
                    .isInstanceOf(QuestionException.class)
                    .hasMessageContaining(wrong.getKey().toString())
                    .hasMessageContaining(wrong.getValue());
        }
    }

    @Test
    void refusesNamesThatTheRunDoesNotKnow() {
        for (StoredRun run : List.of(lines, database)) {
            assertThatThrownBy(() -> NamedQuery.LATENCY.ask(run, Map.of(Filter.STEP, "create_carts"), RowRange.ALL))
                    .isInstanceOf(UnknownNameException.class)
                    .hasMessageContaining("create_cart,");
        }
    }
}
