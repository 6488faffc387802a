package dev.turbulence.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What {@code -Dbenchmark.*} sets; an empty value is none. */
public final class Settings {

    private Settings() {}

    /** {@code benchmark.instances}: how big the runs are. */
    public static long instances(long usual) {
        return text("instances").map(Long::parseLong).orElse(usual);
    }

    /** {@code benchmark.rounds}: how often each contestant has its turn. */
    public static int rounds(int usual) {
        return text("rounds").map(Integer::parseInt).orElse(usual);
    }

    /** {@code benchmark.folder}: where generated runs are kept and found again; without it they are thrown away. */
    public static Optional<Path> folder() {
        return text("folder").map(Path::of);
    }

    /** {@code benchmark.parallel}: at how many at once, separated by commas. */
    public static List<Integer> parallel(Integer... usual) {
        return text("parallel").map(Settings::numbers).orElse(List.of(usual));
    }

    /**
     * {@code benchmark.only}: the contestants that take part, separated by commas; without it every one does.
     *
     * @throws IllegalArgumentException when it names another
     */
    public static List<String> only(List<String> all) {
        List<String> chosen =
                text("only").map(names -> List.of(names.split(" *, *"))).orElse(all);
        if (!all.containsAll(chosen)) {
            throw new IllegalArgumentException(
                    "-Dbenchmark.only=" + String.join(",", chosen) + ": expected some of " + String.join(",", all));
        }
        return chosen;
    }

    /** {@code benchmark.rivals}: where whole tools to compare with are built, which the build itself sets. */
    public static Path rivals() {
        return text("rivals")
                .map(Path::of)
                .orElseThrow(() -> new IllegalStateException(
                        "-Dbenchmark.rivals is not set: run the benchmark by Maven, as docs/performance.md says"));
    }

    private static List<Integer> numbers(String text) {
        return Stream.of(text.split(",")).map(Integer::valueOf).toList();
    }

    private static Optional<String> text(String name) {
        return Optional.ofNullable(System.getProperty("benchmark." + name)).filter(value -> !value.isBlank());
    }
}
