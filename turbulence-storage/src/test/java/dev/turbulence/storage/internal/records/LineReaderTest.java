package dev.turbulence.storage.internal.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineReaderTest {

    @TempDir
    Path temp;

    private Path file(String text) throws IOException {
        Path file = temp.resolve("lines");
        Files.writeString(file, text);
        return file;
    }

    /** Lines with their numbers, and marks for those that are not ended or too long. */
    private static List<String> lines(LineReader reader) throws IOException {
        List<String> lines = new ArrayList<>();
        while (reader.next()) {
            String text = reader.tooLong()
                    ? "too long"
                    : new String(
                            reader.buffer(), reader.start(), reader.end() - reader.start(), StandardCharsets.UTF_8);
            lines.add(reader.lineNumber() + ":" + text + (reader.terminated() ? "" : "..."));
        }
        assertThat(reader.position()).isEqualTo(reader.length());
        return lines;
    }

    @Test
    void numbersLinesAndPassesOverBlankOnes() throws IOException {
        try (LineReader reader = new LineReader(file("a\n\n \t\r\nb\r\nc"))) {
            assertThat(lines(reader)).containsExactly("1:a", "4:b\r", "5:c...");
        }
    }

    @Test
    void anEmptyFileHasNoLines() throws IOException {
        try (LineReader reader = new LineReader(file(""))) {
            assertThat(lines(reader)).isEmpty();
        }
    }

    @Test
    void passesOverAByteOrderMark() throws IOException {
        try (LineReader reader = new LineReader(file("\uFEFFa\n\uFEFFb\n"))) {
            assertThat(lines(reader)).containsExactly("1:a", "2:\uFEFFb");
        }
    }

    @Test
    void linesMayBeLongerThanWhatIsReadAtOnce() throws IOException {
        String longLine = "é".repeat(400_000);
        try (LineReader reader = new LineReader(file("a\n" + longLine + "\nb\n" + longLine))) {
            assertThat(lines(reader)).containsExactly("1:a", "2:" + longLine, "3:b", "4:" + longLine + "...");
        }
    }

    @Test
    void linesThatAreTooLongAreToldAndDropped() throws IOException {
        String longLine = "x".repeat(1_000_000);
        Path file = file("a\n" + longLine + "\nb\n12345678901\n1234567890\n" + longLine);
        try (LineReader reader = new LineReader(file, Files.size(file), 1 << 18, 10)) {
            assertThat(lines(reader))
                    .containsExactly("1:a", "2:too long", "3:b", "4:too long", "5:1234567890", "6:too long...");
        }
    }

    @Test
    void readsOnlyWhatWasThereWhenItWasOpened() throws IOException {
        Path file = file("a\nb");
        try (LineReader reader = new LineReader(file)) {
            Files.writeString(file, "c\nd\n", StandardOpenOption.APPEND);
            assertThat(lines(reader)).containsExactly("1:a", "2:b...");
        }
    }

    @Test
    void goesToSingleLinesWithAnyChunk() throws IOException {
        Path file = file("\uFEFFfirst\n\nthe second\nlast");
        for (int chunk = 1; chunk < 40; chunk++) {
            try (LineReader reader = new LineReader(file, Files.size(file), chunk)) {
                List<Long> starts = new ArrayList<>();
                while (reader.next()) {
                    starts.add(reader.lineStart());
                }
                assertThat(starts).containsExactly(3L, 10L, 21L);
                assertThat(textAt(reader, 10)).isEqualTo("the second");
                assertThat(textAt(reader, 21)).isEqualTo("last");
                assertThat(textAt(reader, 3)).isEqualTo("first");
                assertThat(textAt(reader, 0)).isEqualTo("first");
                assertThat(reader.lineNumber()).isNegative();
            }
        }
    }

    private static String textAt(LineReader reader, long position) throws IOException {
        reader.seek(position);
        assertThat(reader.next()).isTrue();
        return new String(reader.buffer(), reader.start(), reader.end() - reader.start(), StandardCharsets.UTF_8);
    }

    @Test
    void endsWhereItWasToldTo() throws IOException {
        try (LineReader reader = new LineReader(file("a\nb\nc\n"), 4, 3)) {
            assertThat(lines(reader)).containsExactly("1:a", "2:b");
        }
    }
}
