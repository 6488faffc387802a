package dev.turbulence.report.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerFormatTest {

    private static final List<Column> COLUMNS = List.of(
            Column.of("instance_id"), Column.of("message"), Column.of("latency_ms"), Column.detail("observation"));

    private static List<Object> row(Object... values) {
        return Arrays.asList(values);
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static Answer answer(List<Object>... rows) {
        return Answer.of(COLUMNS, List.of(rows), RowRange.ALL);
    }

    private static String written(AnswerFormat format, Answer answer, int width) {
        try {
            StringBuilder out = new StringBuilder();
            format.write(answer, out, width);
            return out.toString().replace(System.lineSeparator(), "\n");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aTableIsAligned() {
        Answer answer = answer(
                row("inst_1", "declined: 注文 failed", 12.345, new JsonValue("{}")),
                row("inst_2", null, 1203L, new JsonValue("{}")),
                row("inst_30", "ok", null, new JsonValue("{}")));
        assertThat(written(AnswerFormat.TABLE, answer, 80)).isEqualTo("""
                instance_id  message                latency_ms
                -----------  ---------------------  ----------
                inst_1       declined: 注文 failed       12.35
                inst_2                                 1203.00
                inst_30      ok

                3 rows
                """);
    }

    @Test
    void textGivesWayAndIdsAndNumbersDoNot() {
        Answer answer = answer(row("inst_7f3a00000011", "the payment was declined by the bank", 0.5, null));
        assertThat(written(AnswerFormat.TABLE, answer, 50)).isEqualTo("""
                instance_id        message              latency_ms
                -----------------  -------------------  ----------
                inst_7f3a00000011  the payment was ...         0.5

                1 row
                Text with ... in it is cut: -Dturbulence.width=N or another -Dturbulence.format shows more
                """);
    }

    @Test
    void whatIsTooWideForColumnsStandsInBlocks() {
        Answer answer = answer(
                row("inst_7f3a00000011", "the payment was declined by the bank", 0.5, null),
                row("inst_7f3a00000012", "ok", 10L, null));
        assertThat(written(AnswerFormat.TABLE, answer, 42)).isEqualTo("""
                row 1
                  instance_id  inst_7f3a00000011
                  message      the payment was declined...
                  latency_ms   0.5

                row 2
                  instance_id  inst_7f3a00000012
                  message      ok
                  latency_ms   10.0

                2 rows
                Text with ... in it is cut: -Dturbulence.width=N or another -Dturbulence.format shows more
                """);
    }

    @Test
    void aTableSaysHowManyRowsItLeavesOut() {
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < 1_234; i++) {
            rows.add(row("inst_" + i));
        }
        Answer answer = Answer.of(List.of(Column.of("id")), rows, new RowRange(2, 1_000));
        assertThat(written(AnswerFormat.TABLE, answer, 80))
                .contains("inst_1000", "inst_1001")
                .endsWith("\n2 rows, and 232 more (-Dturbulence.limit=N, -Dturbulence.offset=N)\n");
        Answer none = Answer.of(List.of(Column.of("id")), rows, new RowRange(2, 5_000));
        assertThat(written(AnswerFormat.TABLE, none, 80)).endsWith("\n0 rows\n");
    }

    @Test
    void aLongTableKeepsTheWidthsOfItsFirstRows() {
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            rows.add(row(i < 1_000 ? "short" : "a word that is longer", i < 1_000 ? 1L : 123_456_789L));
        }
        Answer answer = Answer.of(List.of(Column.of("text"), Column.of("n")), rows, RowRange.ALL);
        assertThat(written(AnswerFormat.TABLE, answer, 80).lines())
                .hasSize(2_000 + 5)
                .contains("short  1", "a ...  123456789");
    }

    @Test
    void aTableShowsControlCharactersInsteadOfObeyingThem() {
        Answer answer = answer(row("inst_1", "a\u001b[2Jb\u202ec\nd\re", 1L, null));
        assertThat(written(AnswerFormat.TABLE, answer, 100)).contains("a\\u001b[2Jb\\u202ec d e");
    }

    @Test
    void verySmallAndVeryLargeNumbersAreNotRoundedAway() {
        Answer answer = answer(row("inst_1", "x", 0.000012, null), row("inst_2", "y", 3e20, null));
        assertThat(written(AnswerFormat.TABLE, answer, 100)).contains("1.2E-5", "3.0E20");
    }

    @Test
    void csvQuotesWhatNeedsIt() {
        Answer answer = answer(
                row("inst_1", "a, \"b\"\nc", 12.345, new JsonValue("{\"a\":1}")), row("inst_2", null, null, null));
        assertThat(written(AnswerFormat.CSV, answer, 0))
                .isEqualTo("instance_id,message,latency_ms,observation\r\n"
                        + "inst_1,\"a, \"\"b\"\"\nc\",12.345,\"{\"\"a\"\":1}\"\r\n"
                        + "inst_2,,,\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\uff1d1"})
    void csvTextIsNoFormula(String text) {
        assertThat(written(AnswerFormat.CSV, answer(row("inst_1", text, -1.5, null)), 0))
                .contains("inst_1,'" + text + ",-1.5,");
    }

    @Test
    void csvHeadingsAreNoFormulasAndControlCharactersAreVisible() {
        Answer answer = Answer.of(
                List.of(Column.of("=x"), Column.of("\ttab")),
                List.of(row("\u001b[2J\u0000", "\rx"), row("\ud800", " blank ")),
                RowRange.ALL);
        assertThat(written(AnswerFormat.CSV, answer, 0))
                .isEqualTo("'=x,'\ttab\r\n\\u001b[2J\\u0000,\"'\rx\"\r\n\\ud800,\" blank \"\r\n");
    }

    @Test
    void jsonIsExact() {
        Answer answer = answer(
                row(
                        "inst_1",
                        "\"\\\n\u001b\u202e\ud800é\ud83d\ude00",
                        139.3193810000639,
                        new JsonValue("{\"a\":\t[1]}")),
                row("inst_2", null, 4611686018427387904L, List.of("x", "y")));
        assertThat(written(AnswerFormat.JSONL, answer, 0)).isEqualTo("""
                {"instance_id":"inst_1","message":"\\"\\\\\\n\\u001b\\u202e\\ud800é\ud83d\ude00","latency_ms":139.3193810000639,"observation":{"a": [1]}}
                {"instance_id":"inst_2","message":null,"latency_ms":4611686018427387904,"observation":["x","y"]}
                """);
    }

    @Test
    void jsonIsOneArrayWithARowToALine() {
        Instant time = Instant.parse("2026-11-23T10:15:00Z");
        List<Column> columns = List.of(Column.of("a"), Column.of("a"), Column.of("a_2"));
        Answer answer = Answer.of(
                columns,
                List.of(row(true, time, Double.POSITIVE_INFINITY), row(1L, new byte[] {1}, null)),
                RowRange.ALL);
        assertThat(written(AnswerFormat.JSON, answer, 0)).isEqualTo("""
                [
                {"a":true,"a_2":"2026-11-23T10:15:00.000000Z","a_2_2":null},
                {"a":1,"a_2":"x'01'","a_2_2":null}
                ]
                """);
        assertThat(written(AnswerFormat.JSON, Answer.of(columns, List.of(), RowRange.ALL), 0))
                .isEqualTo("[\n]\n");
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThat(AnswerFormat.parse("jsonl")).isEqualTo(AnswerFormat.JSONL);
        assertThatThrownBy(() -> AnswerFormat.parse("xml"))
                .isInstanceOf(QuestionException.class)
                .hasMessageContaining("table, csv, json and jsonl");
        assertThatThrownBy(() -> new RowRange(-1, 0)).isInstanceOf(QuestionException.class);
        Answer empty = Answer.of(COLUMNS, List.of(), RowRange.ALL);
        assertThatThrownBy(() -> AnswerFormat.TABLE.write(empty, new StringBuilder(), 39))
                .isInstanceOf(QuestionException.class)
                .hasMessageContaining("40 columns");
    }

    @Test
    void aFileIsWrittenWholeOrNotAtAll(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("deep/answer.csv");
        AnswerFile.write(Answer.of(COLUMNS, List.of(), RowRange.ALL), AnswerFormat.CSV, 80, file);
        assertThat(file).hasContent("instance_id,message,latency_ms,observation\r\n");

        Answer broken = Answer.of(List.of(Column.of("a"), Column.of("b")), List.of(row("only one")), RowRange.ALL);
        assertThatThrownBy(() -> AnswerFile.write(broken, AnswerFormat.JSON, 80, file))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(file).hasContent("instance_id,message,latency_ms,observation\r\n");
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void textThatIsANumberToSqliteIsOne() {
        assertThat(SqlValues.of(
                        List.of("500", "-7", "0.5", "0", "4611686018427387904", "007", "0.50", "1e3", "-0", "x")))
                .containsExactly(500L, -7L, 0.5, 0L, "4611686018427387904", "007", "0.50", "1e3", "-0", "x");
    }
}
