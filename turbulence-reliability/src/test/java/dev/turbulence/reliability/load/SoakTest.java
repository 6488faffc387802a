package dev.turbulence.reliability.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turbulence.reliability.Size;
import dev.turbulence.reliability.load.LoadProcess.Said;
import dev.turbulence.reliability.load.LoadProcess.Sample;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.Storage;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * At full speed for as long as it may take, a run takes no more memory and no more files than at its start: ten minutes for
 * each storage, or a quarter of one.
 */
class SoakTest {

    private static final int SECONDS = Size.of(14, 600);
    private static final int SAMPLES = Size.of(12, 30);
    private static final int PARALLEL = 50;

    /** There are as many connections as there were ever calls at once, and in a short soak not all have come early. */
    private static final int FILES = Size.of(PARALLEL, 5);

    /** What one collection finds more or less than another: buffers of threads, queued records, a million latencies. */
    private static final long NOISE = 16 << 20;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Storage.class)
    void takesNoMoreAtItsEndThanAtItsStart(Storage storage) throws Exception {
        try (SmallService service = new SmallService(1)) {
            Said said =
                    new LoadProcess("-Xmx256m").play(storage, folder, service.url(), SECONDS + "s", PARALLEL, SAMPLES);

            assertThat(said.outcome()).as(said.text()).isEqualTo("complete");
            List<Sample> samples = said.samples();
            assertThat(samples).as(said.text()).hasSizeGreaterThanOrEqualTo(SAMPLES / 2);
            // The first quarter is for what is loaded and compiled.
            List<Sample> early = samples.subList(samples.size() / 4, samples.size() / 2);
            List<Sample> late = samples.subList(samples.size() * 3 / 4, samples.size());
            long played = median(late, Sample::instances) - median(early, Sample::instances);
            long grown = median(late, Sample::heap) - median(early, Sample::heap);
            print(storage, said, early, late);
            assertThat(played).isPositive();
            assertThat(grown).as("bytes of heap").isLessThan(NOISE);
            assertThat(median(late, Sample::files) - median(early, Sample::files))
                    .as("open files")
                    .isLessThanOrEqualTo(FILES);
            assertThat(median(late, Sample::threads) - median(early, Sample::threads))
                    .as("threads")
                    .isLessThanOrEqualTo(5);
            assertThat(new RunDirectory(folder.resolve("runs/run_1")).manifest())
                    .exists();
        }
    }

    private static long median(List<Sample> samples, ToLongFunction<Sample> what) {
        return samples.stream()
                .mapToLong(what)
                .sorted()
                .skip(samples.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    private static void print(Storage storage, Said said, List<Sample> early, List<Sample> late) {
        System.out.printf(
                Locale.ROOT,
                "soak, %s: %d s, %,d instances, %,.0f per second; heap after collection %.1f -> %.1f MiB, files %d -> %d,"
                        + " threads %d -> %d%n",
                storage,
                said.millis() / 1_000,
                said.instances(),
                said.instances() * 1e3 / said.millis(),
                median(early, Sample::heap) / 1048576.0,
                median(late, Sample::heap) / 1048576.0,
                median(early, Sample::files),
                median(late, Sample::files),
                median(early, Sample::threads),
                median(late, Sample::threads));
    }
}
