package dev.turbulence.storage.internal.jsonl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turbulence.storage.MalformedRunException;
import dev.turbulence.storage.internal.Json;
import dev.turbulence.storage.internal.records.JsonFields;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonLinesTest {

    @TempDir
    private Path folder;

    private Path write(String text) throws Exception {
        return Files.writeString(folder.resolve("steps.jsonl"), text);
    }

    private static final List<String> KEYS = List.of("a");

    private static JsonLines single(Path file) {
        return JsonLines.single(RecordSource.of(file), 64, closed -> {});
    }

    /** The file opened in either way. */
    static Stream<Function<Path, JsonLines>> ways() {
        return Stream.of(
                JsonLinesTest::single,
                file -> JsonLines.all(RecordSource.of(file), new JsonFields(KEYS), closed -> {}));
    }

    /** The members called a of all lines, which are the same either way. */
    private static List<String> read(Path file) {
        List<List<String>> read = ways().map(way -> read(way.apply(file))).toList();
        assertThat(read.get(0)).isEqualTo(read.get(1));
        return read.get(0);
    }

    private static List<String> read(JsonLines opened) {
        List<String> values = new ArrayList<>();
        JsonFields fields = new JsonFields(KEYS);
        try (JsonLines lines = opened) {
            while (lines.next()) {
                lines.read(fields);
                values.add(fields.text(0));
            }
        }
        return values;
    }

    @Test
    void passesOverEmptyLinesCarriageReturnsAndTheByteOrderMark() throws Exception {
        Path file = write("\ufeff{\"a\":1}\r\n\r\n  \n{\"a\":2}\r\n");
        assertThat(read(file)).containsExactly("1", "2");
    }

    @Test
    void goesToSingleLines() throws Exception {
        Path file = write("{\"a\":1}\n{\"a\":2}\n{\"a\":3}\n");
        JsonFields fields = new JsonFields(KEYS);
        try (JsonLines lines = single(file)) {
            lines.seek(16);
            assertThat(lines.next()).isTrue();
            lines.read(fields);
            assertThat(fields.text(0)).isEqualTo("3");
            lines.seek(0);
            assertThat(lines.next()).isTrue();
            lines.read(fields);
            assertThat(fields.text(0)).isEqualTo("1");
            assertThat(lines.position()).isZero();
        }
    }

    @Test
    void aLastLineWithoutLineFeedCountsWhenItIsWhole() throws Exception {
        Path file = write("{\"a\":1}\n{\"a\":2}");
        assertThat(RecordSource.of(file).warning()).isNull();
        assertThat(read(file)).containsExactly("1", "2");
    }

    @Test
    void aTornLastLineIsLeftOutAndNamed() throws Exception {
        for (String tail : List.of("{\"b\":", "{\"b\":2", "{", "\u0000\u0000", "{\"b\":2}x")) {
            Path file = write("{\"a\":1}\n\n" + tail);
            assertThat(RecordSource.of(file).warning()).contains("steps.jsonl, line 3");
            assertThat(read(file)).containsExactly("1");
        }
    }

    @Test
    void onlyATornLineIsNothing() throws Exception {
        assertThat(read(write("{\"a\""))).isEmpty();
        assertThat(read(write(""))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aBrokenLineIsNamedWithItsColumn(Function<Path, JsonLines> way) throws Exception {
        Path file = write("{\"a\":1}\n{\"b\":!}\n{\"c\":3}\n");
        try (JsonLines lines = way.apply(file)) {
            lines.next();
            lines.next();
            assertThatThrownBy(() -> lines.read(new JsonFields(KEYS)))
                    .isInstanceOf(MalformedRunException.class)
                    .hasMessageContaining("steps.jsonl, line 2, column 6")
                    .hasMessageContaining("onMalformed=skip");
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void readsLinesOfManyMegabytesButNotEndlessOnes(Function<Path, JsonLines> way) throws Exception {
        Path file = folder.resolve("steps.jsonl");
        byte[] megabyte = new byte[1 << 20];
        Arrays.fill(megabyte, (byte) 'x');
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write("{\"a\":\"".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 63; i++) {
                out.write(megabyte);
            }
            out.write("\"}\n".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i <= Json.MAX_LINE_BYTES / megabyte.length; i++) {
                out.write(megabyte);
            }
            out.write('\n');
        }
        JsonFields fields = new JsonFields(KEYS);
        try (JsonLines lines = way.apply(file)) {
            assertThat(lines.next()).isTrue();
            lines.read(fields);
            assertThat(fields.end(0)).isGreaterThan(63 << 20);
            assertThatThrownBy(lines::next)
                    .isInstanceOf(MalformedRunException.class)
                    .hasMessageContaining("line 2")
                    .hasMessageContaining("longer than");
        }
    }
}
