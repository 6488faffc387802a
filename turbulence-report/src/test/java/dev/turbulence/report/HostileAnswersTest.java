package dev.turbulence.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.turbulence.report.query.Answer;
import dev.turbulence.report.query.AnswerFormat;
import dev.turbulence.report.query.NamedQuery;
import dev.turbulence.report.query.RowRange;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.StoredRun;
import dev.turbulence.storage.gate.Gate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a run full of hostile texts says on a terminal, in a spreadsheet and in JSON. */
class HostileAnswersTest {

    private static final int WIDTH = 120;

    private static final Map<Storage, Path> RUNS = new EnumMap<>(Storage.class);

    @BeforeAll
    static void writeRuns(@TempDir Path folder) {
        for (Storage storage : Storage.values()) {
            Path runs = folder.resolve(storage.toString());
            RUNS.put(storage, HostileRun.write(storage, runs).path());
        }
    }

    private static Stream<Arguments> everyQueryOfBothStorages() {
        return Stream.of(Storage.values())
                .flatMap(storage -> Stream.of(NamedQuery.values()).map(query -> Arguments.of(storage, query)));
    }

    @ParameterizedTest
    @MethodSource("everyQueryOfBothStorages")
    void aTableObeysNothing(Storage storage, NamedQuery query) throws IOException {
        String table = answer(storage, query, AnswerFormat.TABLE);

        assertThat(table).contains("\\u202egnp").doesNotContain("x".repeat(WIDTH));
        assertObeysNothing(table.replace(System.lineSeparator(), ""));
    }

    @ParameterizedTest
    @MethodSource("everyQueryOfBothStorages")
    void aSpreadsheetSeesNoFormulaAndNoFurtherCell(Storage storage, NamedQuery query) throws IOException {
        List<List<String>> rows = parse(answer(storage, query, AnswerFormat.CSV));

        int columns = rows.get(0).size();
        assertThat(rows).hasSizeGreaterThan(1).allSatisfy(row -> assertThat(row).hasSize(columns));
        assertThat(rows)
                .allSatisfy(row -> assertThat(row)
                        .noneMatch(cell -> cell.matches("(?s)[=+@\\t\\r-].*") && !cell.matches("-?[0-9.]+(E-?[0-9]+)?"))
                        .noneMatch(cell -> cell.indexOf('\u001b') >= 0 || cell.indexOf('\0') >= 0));
    }

    @ParameterizedTest
    @MethodSource("everyQueryOfBothStorages")
    void jsonHasARowForEachRow(Storage storage, NamedQuery query) throws IOException {
        JsonNode rows = new JsonMapper().readTree(answer(storage, query, AnswerFormat.JSON));
        List<String> lines = answer(storage, query, AnswerFormat.JSONL).lines().toList();

        assertThat(rows).isNotEmpty().hasSameSizeAs(lines);
        for (int i = 0; i < lines.size(); i++) {
            assertThat(new JsonMapper().readTree(lines.get(i))).isEqualTo(rows.get(i));
        }
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void theVerdictAndTheSummaryObeyNothing(Storage storage) {
        try (StoredRun run = StoredRun.open(RUNS.get(storage))) {
            var verdict = Gate.parse("fail_count>0, failed_steps[step=*]>0, assertions_failed[assertion=*]>0")
                    .judge(run);

            String summary = String.join("", ConsoleSummary.PLAIN.lines(run, verdict));
            String message = verdict.message();

            assertThat(message.length() + summary.length()).isLessThan(200_000);
            assertObeysNothing(summary);
            assertObeysNothing(message.lines().reduce("", String::concat));
        }
    }

    private static void assertObeysNothing(String text) {
        assertThat(text.codePoints().boxed())
                .noneMatch(c -> Character.isISOControl(c)
                        || Character.getType(c) == Character.FORMAT
                        || Character.getType(c) == Character.SURROGATE);
    }

    private static String answer(Storage storage, NamedQuery query, AnswerFormat format) throws IOException {
        StringBuilder out = new StringBuilder();
        try (StoredRun stored = StoredRun.open(RUNS.get(storage));
                Answer answer = query.ask(stored, Map.of(), RowRange.ALL)) {
            format.write(answer, out, WIDTH);
        }
        return out.toString();
    }

    /** RFC 4180, strictly. */
    private static List<List<String>> parse(String csv) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        int at = 0;
        while (at < csv.length()) {
            StringBuilder cell = new StringBuilder();
            if (csv.charAt(at) == '"') {
                for (at++; csv.charAt(at) != '"' || csv.charAt(at + 1) == '"'; at++) {
                    at += csv.charAt(at) == '"' ? 1 : 0;
                    cell.append(csv.charAt(at));
                }
                at++;
            } else {
                for (; ",\r\n\"".indexOf(csv.charAt(at)) < 0; at++) {
                    cell.append(csv.charAt(at));
                }
            }
            row.add(cell.toString());
            if (csv.charAt(at) == ',') {
                at++;
            } else {
                assertThat(csv.substring(at, at + 2)).isEqualTo("\r\n");
                at += 2;
                rows.add(List.copyOf(row));
                row.clear();
            }
        }
        return rows;
    }
}
