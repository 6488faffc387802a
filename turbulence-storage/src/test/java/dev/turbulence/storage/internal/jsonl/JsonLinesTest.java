package dev.turbulence.storage.internal.jsonl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonToken;
import dev.turbulence.storage.MalformedRunException;
import dev.turbulence.storage.internal.Json;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesTest {

    @TempDir
    private Path folder;

    private Path write(String text) throws Exception {
        return Files.writeString(folder.resolve("steps.jsonl"), text);
    }

    private static List<String> read(Path file, int bufferBytes) {
        List<String> lines = new ArrayList<>();
        try (JsonLines reader = new JsonLines(RecordSource.of(file), bufferBytes, closed -> {})) {
            while (reader.next()) {
                lines.add(text(reader));
            }
        }
        return lines;
    }

    private static String text(JsonLines reader) {
        return new String(reader.bytes(), reader.start(), reader.length(), StandardCharsets.UTF_8);
    }

    @Property(tries = 200)
    void findsLinesOfAnyLengthWithAnyBuffer(
            @ForAll @Size(max = 30) List<@IntRange(max = 40) Integer> lengths,
            @ForAll @IntRange(min = 1, max = 64) int buffer)
            throws Exception {
        List<String> written = lengths.stream()
                .map(length -> "{\"a\":\"" + "x".repeat(length) + "\"}")
                .toList();
        Path file = Files.createTempFile("lines", ".jsonl");
        try {
            Files.writeString(file, String.join("\n", written) + "\n");
            assertThat(read(file, buffer)).isEqualTo(written);
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void passesOverEmptyLinesCarriageReturnsAndTheByteOrderMark() throws Exception {
        Path file = write("\ufeff{\"a\":1}\r\n\r\n  \n{\"b\":2}\r\n");
        assertThat(read(file, 8)).map(String::strip).containsExactly("{\"a\":1}", "{\"b\":2}");
    }

    @Test
    void goesToSingleLines() throws Exception {
        Path file = write("{\"a\":1}\n{\"b\":2}\n{\"c\":3}\n");
        try (JsonLines reader = RecordSource.of(file).open(true, closed -> {})) {
            reader.seek(16);
            assertThat(reader.next()).isTrue();
            assertThat(text(reader)).isEqualTo("{\"c\":3}");
            reader.seek(0);
            assertThat(reader.next()).isTrue();
            assertThat(text(reader)).isEqualTo("{\"a\":1}");
            assertThat(reader.position()).isZero();
        }
    }

    @Test
    void aLastLineWithoutLineFeedCountsWhenItIsWhole() throws Exception {
        Path file = write("{\"a\":1}\n{\"b\":2}");
        assertThat(RecordSource.of(file).warning()).isNull();
        assertThat(read(file, 64)).containsExactly("{\"a\":1}", "{\"b\":2}");
    }

    @Test
    void aTornLastLineIsLeftOutAndNamed() throws Exception {
        for (String tail : List.of("{\"b\":", "{\"b\":2", "{", "\u0000\u0000", "{\"b\":2}x")) {
            Path file = write("{\"a\":1}\n\n" + tail);
            assertThat(RecordSource.of(file).warning()).contains("steps.jsonl, line 3");
            assertThat(read(file, 64)).containsExactly("{\"a\":1}");
        }
    }

    @Test
    void onlyATornLineIsNothing() throws Exception {
        assertThat(read(write("{\"a\""), 64)).isEmpty();
        assertThat(read(write(""), 64)).isEmpty();
    }

    @Test
    void aBrokenLineIsNamedWithItsColumn() throws Exception {
        Path file = write("{\"a\":1}\n{\"b\":!}\n{\"c\":3}\n");
        try (JsonLines reader = RecordSource.of(file).open(false, closed -> {})) {
            reader.next();
            reader.next();
            assertThatThrownBy(() -> reader.parse(in -> {
                        while (in.nextToken() != null && in.currentToken() != JsonToken.END_OBJECT) {
                            in.skipChildren();
                        }
                    }))
                    .isInstanceOf(MalformedRunException.class)
                    .hasMessageContaining("steps.jsonl, line 2, column 6")
                    .hasMessageContaining("onMalformed=skip");
        }
    }

    @Test
    void readsLinesOfManyMegabytesButNotEndlessOnes() throws Exception {
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
        try (JsonLines reader = RecordSource.of(file).open(false, closed -> {})) {
            assertThat(reader.next()).isTrue();
            assertThat(reader.length()).isGreaterThan(63 << 20);
            assertThatThrownBy(reader::next)
                    .isInstanceOf(MalformedRunException.class)
                    .hasMessageContaining("line 2")
                    .hasMessageContaining("longer than");
        }
    }
}
