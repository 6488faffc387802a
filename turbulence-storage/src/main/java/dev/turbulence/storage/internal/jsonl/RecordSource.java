package dev.turbulence.storage.internal.jsonl;

import dev.turbulence.storage.StorageException;
import dev.turbulence.storage.internal.Failures;
import dev.turbulence.storage.internal.Json;
import dev.turbulence.storage.internal.records.JsonFields;
import dev.turbulence.storage.internal.records.MalformedLineException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A JSONL file and the part of it that is read: what was in it when the run was opened, without a torn last line.
 *
 * @param path the file
 * @param end where reading ends
 * @param exists whether there is such a file
 * @param warning what is odd about its end; null when nothing is
 */
record RecordSource(Path path, long end, boolean exists, String warning) {

    private static final int STEP_BACK = 1 << 16;

    static RecordSource of(Path path) {
        if (!Files.exists(path)) {
            return new RecordSource(path, 0, false, null);
        }
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            long size = file.length();
            long lastLine = startOfLastLine(file, size);
            if (lastLine == size || isWhole(file, lastLine, size)) {
                return new RecordSource(path, size, true, null);
            }
            return new RecordSource(path, lastLine, true, torn(path, lastLine));
        } catch (IOException e) {
            throw new StorageException("Cannot read " + path + ": " + Failures.describe(e), e);
        }
    }

    /** The position after the last line feed. */
    private static long startOfLastLine(RandomAccessFile file, long size) throws IOException {
        byte[] bytes = new byte[STEP_BACK];
        for (long until = size; until > 0; until -= STEP_BACK) {
            long from = Math.max(0, until - STEP_BACK);
            file.seek(from);
            file.readFully(bytes, 0, (int) (until - from));
            for (int i = (int) (until - from) - 1; i >= 0; i--) {
                if (bytes[i] == '\n') {
                    return from + i + 1;
                }
            }
        }
        return 0;
    }

    /** Whether a last line without a line feed is a record all the same: some writers do not end their files with one. */
    private static boolean isWhole(RandomAccessFile file, long from, long until) throws IOException {
        if (until - from > Json.MAX_LINE_BYTES) {
            return false;
        }
        byte[] line = new byte[(int) (until - from)];
        file.seek(from);
        file.readFully(line);
        if (new String(line, StandardCharsets.UTF_8).isBlank()) {
            return true;
        }
        try {
            new JsonFields(List.of()).readLine(line, 0, line.length);
            return true;
        } catch (MalformedLineException e) {
            return false;
        }
    }

    private static String torn(Path path, long lastLine) throws IOException {
        long number = 1;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path), STEP_BACK)) {
            for (long i = 0; i < lastLine; i++) {
                if (in.read() == '\n') {
                    number++;
                }
            }
        }
        return path + ", line " + number
                + ": the last line is not complete and was left out; its writer was killed or is still writing.";
    }
}
