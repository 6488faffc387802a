package dev.turbulence.reliability.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turbulence.reliability.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Inputs that nobody would write: each is answered rightly or with a clean error, in time and in a small heap. Two minutes,
 * or with {@code -Dreliability.size=full} an hour, in which each target is tried on its own. {@code -Dfuzz.targets=GATE,SUT}
 * tries some of them.
 */
class FuzzTest {

    private static final Path FOLDER = Path.of(System.getProperty("reliability.folder", "target/reliability"))
            .toAbsolutePath()
            .resolve("fuzz");

    /** An hour, or two minutes. */
    private static final int SHORTER = Size.of(30, 1);

    /** Those that are tried together: a process takes ten seconds to start, which two minutes have not for each. */
    static Stream<List<Targets>> targets() {
        List<Targets> wanted = Arrays.stream(
                        System.getProperty(Guided.TARGETS, "").split(","))
                .filter(name -> !name.isEmpty())
                .map(Targets::valueOf)
                .toList();
        List<Targets> all = wanted.isEmpty() ? List.of(Targets.values()) : wanted;
        if (Size.wanted() == Size.FULL) {
            return all.stream().map(List::of);
        }
        List<Targets> together = all.stream().filter(Targets::guided).toList();
        return Stream.concat(
                Stream.of(together).filter(list -> !list.isEmpty()),
                all.stream().filter(target -> !target.guided()).map(List::of));
    }

    @ParameterizedTest
    @MethodSource("targets")
    void isBorne(List<Targets> targets) throws Exception {
        int seconds = targets.stream().mapToInt(Targets::seconds).sum() / SHORTER;
        String name = targets.size() == 1 ? targets.get(0).name() : "together";

        FuzzProcess.Result result = new FuzzProcess(targets, seconds, FOLDER.resolve(name)).run();

        print(targets, seconds, result);
        assertThat(result.borne()).as("see %s", result.log()).isTrue();
        assertThat(result.inputs().keySet()).containsAll(targets);
        assertThat(result.inputs().values())
                .allSatisfy(inputs -> assertThat(inputs).isPositive());
    }

    private static void print(List<Targets> targets, int seconds, FuzzProcess.Result result) throws IOException {
        StringBuilder table = new StringBuilder("fuzzed for " + seconds + " s, "
                + (result.borne() ? "nothing found" : "FOUND something, see " + result.log()) + "\n");
        targets.forEach(target -> table.append(
                String.format("  %-16s %,12d inputs%n", target, result.inputs().getOrDefault(target, 0L))));
        System.out.print(table);
        Files.writeString(
                Files.createDirectories(FOLDER).resolve("table.txt"),
                table,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
