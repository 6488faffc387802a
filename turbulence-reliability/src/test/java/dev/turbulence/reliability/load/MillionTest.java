package dev.turbulence.reliability.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turbulence.reliability.load.LoadProcess.Said;
import dev.turbulence.reliability.load.LoadProcess.Sample;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.StoredRun;
import dev.turbulence.storage.gate.Gate;
import dev.turbulence.storage.gate.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A million instances, played, kept and judged. */
@EnabledIfSystemProperty(named = "reliability.size", matches = "full")
class MillionTest {

    private static final int INSTANCES = 1_000_000;
    private static final int PARALLEL = 50;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Storage.class)
    void isKeptAndJudged(Storage storage) throws Exception {
        Said said;
        try (SmallService service = new SmallService(1)) {
            said = new LoadProcess("-Xmx512m")
                    .play(storage, folder, service.url(), String.valueOf(INSTANCES), PARALLEL, 1);
        }
        assertThat(said.outcome()).as(said.text()).isEqualTo("complete");

        long start = System.nanoTime();
        try (StoredRun run = StoredRun.open(folder.resolve("runs/run_1"))) {
            Verdict verdict = Gate.parse("fail_count>0, instance_count<1000000, p99_latency_ms>60s")
                    .judge(run);
            double judged = (System.nanoTime() - start) / 1e9;
            assertThat(verdict.passed()).as(verdict.message()).isTrue();
            assertThat(run.steps().count()).isEqualTo(INSTANCES);
            System.out.printf(
                    Locale.ROOT,
                    "a million, %s: played in %.0f s, %,.0f per second, at most %.0f MiB of heap in use after a collection,"
                            + " %,d MB on disk, judged in %.1f s%n",
                    storage,
                    said.millis() / 1e3,
                    INSTANCES * 1e3 / said.millis(),
                    said.samples().stream().mapToLong(Sample::heap).max().orElse(0) / 1048576.0,
                    bytes() / 1_000_000,
                    judged);
        }
    }

    private long bytes() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("runs"))) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(MillionTest::size)
                    .sum();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
