package dev.turbulence.benchmarks;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

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

    /** {@code benchmark.only}: the contestants that take part, separated by commas; empty for all. */
    public static Set<String> only() {
        return text("only").map(names -> Set.of(names.split(" *, *"))).orElse(Set.of());
    }

    private static Optional<String> text(String name) {
        return Optional.ofNullable(System.getProperty("benchmark." + name)).filter(value -> !value.isBlank());
    }
}
