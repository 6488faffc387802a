package dev.turbulence.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Runs that the Python tool wrote, as they are kept in the test resources. */
final class TestRuns {

    static final String ECOMMERCE = "ecomfixed-jsonl/run_20261123_215851";
    static final String FIXTURES = "fixtures-jsonl/run_20261123_215856";
    static final String BRANCH = "probe-branch-jsonl/run_20261123_220131";
    static final String UNICODE = "probe-unicode-jsonl/run_20261123_220152";

    static final List<String> ALL = List.of(ECOMMERCE, FIXTURES, BRANCH, UNICODE);

    private TestRuns() {}

    static Path path(String run) {
        try {
            return Path.of(TestRuns.class.getResource("/runs/" + run).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A copy of a run that a test may change. */
    static Path copy(String run, Path into) {
        Path copy = into.resolve(path(run).getFileName().toString());
        try (Stream<Path> files = Files.list(path(run))) {
            Files.createDirectories(copy);
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName().toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return copy;
    }
}
