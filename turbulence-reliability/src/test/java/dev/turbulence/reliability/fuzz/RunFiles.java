package dev.turbulence.reliability.fuzz;

import dev.turbulence.storage.RunDirectory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of a run: made of one text, emptied, copied, and looked at for changes. */
final class RunFiles {

    private RunFiles() {}

    /**
     * Writes a run of which each line of a text says, by its first letter, what file it belongs to: {@code m}anifest,
     * s{@code u}mmary, {@code i}nstances, {@code a}ssertions, and anything else steps.
     */
    static void write(RunDirectory run, byte[] lines) throws IOException {
        Map<Path, ByteArrayOutputStream> files = new TreeMap<>();
        for (int start = 0; start < lines.length; ) {
            int end = start;
            while (end < lines.length && lines[end] != '\n') {
                end++;
            }
            int after = Math.min(end + 1, lines.length);
            files.computeIfAbsent(file(run, lines[start]), any -> new ByteArrayOutputStream())
                    .write(lines, Math.min(start + 1, after), after - Math.min(start + 1, after));
            start = after;
        }
        empty(run.path());
        for (Map.Entry<Path, ByteArrayOutputStream> file : files.entrySet()) {
            Files.write(file.getKey(), file.getValue().toByteArray());
        }
    }

    private static Path file(RunDirectory run, byte letter) {
        return switch (letter) {
            case 'm' -> run.manifest();
            case 'u' -> run.summary();
            case 'i' -> run.instances();
            case 'a' -> run.assertions();
            default -> run.steps();
        };
    }

    /** The text that {@link #write} makes a run of, with no more than some lines of each file. */
    static byte[] read(RunDirectory run, int some) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (char letter : new char[] {'m', 'i', 's', 'a', 'u'}) {
            Path file = file(run, (byte) letter);
            if (Files.exists(file)) {
                boolean whole = letter == 'm' || letter == 'u';
                Files.readAllLines(file).stream()
                        .limit(whole ? Long.MAX_VALUE : some)
                        .forEach(line -> lines.append(letter).append(line).append('\n'));
            }
        }
        return Seeds.utf8(lines.toString());
    }

    /** Makes a folder, or makes it empty. */
    static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    if (!file.equals(folder)) {
                        Files.delete(file);
                    }
                }
            }
        }
        Files.createDirectories(folder);
    }

    /** Copies the files that lie in a folder into an emptied one. */
    static void copy(Path from, Path to) throws IOException {
        empty(to);
        for (Path file : list(from)) {
            Files.copy(file, to.resolve(file.getFileName()));
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** What lies in a folder: names and digests. */
    static SortedMap<String, String> state(Path folder) throws IOException {
        SortedMap<String, String> state = new TreeMap<>();
        for (Path file : list(folder)) {
            state.put(file.getFileName().toString(), digest(Files.readAllBytes(file)));
        }
        return state;
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of()
                    .formatHex(
                            Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(bytes), 8));
        } catch (NoSuchAlgorithmException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
