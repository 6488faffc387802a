package dev.turbulence.engine.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;

/** A file, its lines, and what was found wrong with it so far. */
final class SourceFile {
    private static final long MAX_BYTES = 8L << 20;
    /** Every line break that YAML counts. */
    private static final Pattern LINE_BREAK = Pattern.compile("\r\n|[\n\r\u0085\u2028\u2029]");

    private final Path path;
    private final String text;
    private final List<String> lines;
    private final List<Problem> problems = new ArrayList<>();

    private SourceFile(Path path, String text) {
        this.path = path;
        this.text = text;
        this.lines = List.of(LINE_BREAK.split(text, -1));
    }

    /** Reads a file; one that cannot be read is empty and has a problem. */
    static SourceFile read(Path path) {
        String text = "";
        String problem = null;
        try {
            if (Files.size(path) > MAX_BYTES) {
                problem = "the file is larger than 8 MiB";
            } else {
                text = decode(Files.readAllBytes(path));
            }
        } catch (NoSuchFileException e) {
            problem = "there is no such file";
        } catch (CharacterCodingException e) {
            problem = "the file is not UTF-8 text";
        } catch (IOException e) {
            problem = "the file cannot be read: " + e.getMessage();
        }
        SourceFile file = new SourceFile(path, text);
        if (problem != null) {
            file.problems.add(Problem.ofFile(path, problem));
        }
        return file;
    }

    private static String decode(byte[] bytes) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    Path path() {
        return path;
    }

    String text() {
        return text;
    }

    boolean isSound() {
        return problems.isEmpty();
    }

    /** Everything that was found, by line; what concerns the whole file first. */
    List<Problem> problems() {
        return problems.stream()
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                .distinct()
                .toList();
    }

    void problem(String message) {
        problems.add(Problem.ofFile(path, message));
    }

    void problem(Node node, String message) {
        problem(node.getStartMark(), message);
    }

    /** A problem with a part of a value, shown at that part where it can be found in the file. */
    void problem(Node node, Optional<String> part, String message) {
        Optional<int[]> place = part.flatMap(text -> find(node, text));
        if (place.isPresent()) {
            add(place.get()[0], place.get()[1], message);
        } else {
            problem(node, message);
        }
    }

    void problem(Mark mark, String message) {
        add(mark.getLine(), mark.getColumn(), message);
    }

    private void add(int line, int column, String message) {
        String source = line < lines.size() ? lines.get(line) : "";
        problems.add(new Problem(path, line + 1, column + 1, message, source));
    }

    private Optional<int[]> find(Node node, String part) {
        int first = node.getStartMark().getLine();
        int last = Math.min(node.getEndMark().getLine(), lines.size() - 1);
        for (int line = first; line <= last; line++) {
            String source = lines.get(line);
            int from = line == first
                    ? source.offsetByCodePoints(0, node.getStartMark().getColumn())
                    : 0;
            int at = source.indexOf(part, from);
            if (at >= 0) {
                return Optional.of(new int[] {line, source.codePointCount(0, at)});
            }
        }
        return Optional.empty();
    }
}
