package dev.turbulence.storage.internal.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

/** Lines scanned ahead by several threads are the lines that one thread reads, wherever a block ends. */
class ScannedLinesProperties {

    private static final int MAX_LINE_BYTES = 90;

    private Path file;

    @BeforeTry
    void createFile() throws IOException {
        file = Files.createTempFile("scanned", ".jsonl");
    }

    @AfterTry
    void deleteFile() throws IOException {
        Files.delete(file);
    }

    private static JsonFields inner() {
        return new JsonFields(List.of("x", "y"));
    }

    private static JsonFields fields(JsonFields inner) {
        return new JsonFields(List.of("id", "in", "z"), 1, inner);
    }

    /** All there is to know of each line, up to one that is too long: everybody gives up there. */
    private static List<String> contents(Lines lines) throws IOException {
        JsonFields inner = inner();
        JsonFields fields = fields(inner);
        List<String> contents = new ArrayList<>();
        while (lines.next()) {
            if (lines.tooLong()) {
                contents.add(lines.lineNumber() + " too long");
                return contents;
            }
            contents.add(lines.lineNumber() + "@" + lines.lineStart() + " " + members(lines, fields, inner));
        }
        return contents;
    }

    private static String members(Lines lines, JsonFields fields, JsonFields inner) {
        try {
            lines.read(fields);
            return fields.text(0) + " " + fields.text(1) + " " + fields.depth(1) + " " + fields.text(2) + " "
                    + inner.text(0) + " " + inner.text(1) + " " + inner.depth(1);
        } catch (MalformedLineException e) {
            return e.column() + ": " + e.getMessage();
        }
    }

    @Property(tries = 1500)
    void areTheLinesThatOneThreadReads(
            @ForAll("files") byte[] bytes,
            @ForAll @IntRange(min = 1, max = 200) int chunk,
            @ForAll @IntRange(min = 1, max = 5) int blocks,
            @ForAll @IntRange(max = 60) int growth)
            throws IOException {
        Files.write(file, bytes);
        long length = Math.max(0, bytes.length - growth);
        try (LineReader one = new LineReader(file, length, 64, MAX_LINE_BYTES);
                ScannedLines many = new ScannedLines(file, length, fields(inner()), chunk, MAX_LINE_BYTES, blocks)) {
            assertThat(contents(many)).isEqualTo(contents(one));
        }
    }

    @Provide
    Arbitrary<byte[]> files() {
        Arbitrary<String> lines = Arbitraries.of(
                "{\"id\":1}",
                "{\"id\":\"é😀\",\"in\":{\"x\":1,\"y\":[[]]},\"z\":null}",
                "{\"in\":{\"y\":\"\\\"\"},\"id\":2}\r",
                "{\"in\":7,\"in\":{\"x\":2}}",
                "{\"in\":{\"x\":2},\"i\\u006e\":[]}",
                "{\"id\":NaN,\"in\":{\"x\":-Infinity}}",
                "{\"id\":",
                "{\"id\":1}}",
                "[]",
                "not json",
                "",
                " \t\r",
                "\uFEFF{\"id\":3}",
                "{\"id\":\"" + "x".repeat(MAX_LINE_BYTES - 9) + "\"}",
                "{\"id\":\"" + "x".repeat(MAX_LINE_BYTES - 8) + "\"}",
                "{\"id\":\"" + "x".repeat(3 * MAX_LINE_BYTES) + "\"}");
        Arbitrary<String> usual = Arbitraries.of("{\"id\":4,\"in\":{\"x\":5}}", "{\"id\":6,\"z\":{\"x\":[0]}}");
        return Combinators.combine(
                        Arbitraries.frequencyOf(Tuple.of(1, lines), Tuple.of(2, usual))
                                .list()
                                .ofMaxSize(40),
                        Arbitraries.of("", "\n", "{\"id\":9}"))
                .as((content, end) -> (String.join("\n", content) + end).getBytes(StandardCharsets.UTF_8));
    }
}
