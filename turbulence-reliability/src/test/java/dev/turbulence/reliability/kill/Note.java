package dev.turbulence.reliability.kill;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One line that a child tells: when, what, of what.
 *
 * @param at when the child told it, which is after it was done
 */
record Note(Instant at, Kind kind, String key) {

    /** What was done. */
    enum Kind {
        /** A run's folder is there. */
        MADE,
        STARTED,
        STEP,
        ASSERTION,
        ENDED,
        /** A part of a transfer is done. */
        PROGRESS,
        /** The run, or a transfer's last phase, is about to be closed. */
        CLOSING,
        CLOSED
    }

    /** Past the buffers of {@code System.out}: one system call for each line, which a kill cannot take back. */
    private static final FileOutputStream OUT = new FileOutputStream(FileDescriptor.out);

    /** Tells the parent. */
    static void tell(Kind kind, String key) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        byte[] line = (micros + " " + kind + " " + key + "\n").getBytes(StandardCharsets.UTF_8);
        synchronized (OUT) {
            try {
                OUT.write(line);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Reads a line. */
    static Note parse(String line) {
        String[] parts = line.split(" ", 3);
        return new Note(
                Instant.EPOCH.plus(Long.parseLong(parts[0]), ChronoUnit.MICROS), Kind.valueOf(parts[1]), parts[2]);
    }

    /** Whether a line tells that the closing has begun or is over. */
    static boolean isClosing(String line) {
        return line.contains(" " + Kind.CLOSING + " ") || line.contains(" " + Kind.CLOSED + " ");
    }

    boolean isRecord() {
        return kind == Kind.STARTED || kind == Kind.STEP || kind == Kind.ASSERTION || kind == Kind.ENDED;
    }
}
