package dev.turbulence.reliability.adversary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turbulence.reliability.Size;
import dev.turbulence.reliability.load.LoadProcess;
import dev.turbulence.storage.Instance;
import dev.turbulence.storage.Step;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.StoredRun;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Many of the largest answers at once, in a heap that holds a few: those that do not fit are refused and say so, and the run
 * goes on. As JSON they may take far more than they have bytes.
 */
@Timeout(300)
class ManyHugeAnswersTest {

    private static final int INSTANCES = Size.of(40, 200);
    private static final int PIECES = 10_000;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {"x x x", "[[] ,[] ]", "[{} ,{} ]", "[0 ,0 ]", "{\"a\":0 ,\"a\":0 }", "[\"\" ,\"\" ]"})
    void doNotFillTheHeap(String start, String again, String end) throws Exception {
        try (HugeAnswers service = new HugeAnswers(start, again.repeat(PIECES), end)) {
            LoadProcess.Said said = new LoadProcess("-Xmx256m")
                    .play(Storage.JSONL, folder, service.url(), String.valueOf(INSTANCES), INSTANCES, 0);

            assertThat(said.outcome()).as(said.text()).isEqualTo("complete");
        }
        try (StoredRun run = StoredRun.open(folder.resolve("runs/run_1"))) {
            List<Instance> instances = run.instances().list();
            assertThat(instances).hasSize(INSTANCES).extracting(Instance::error).containsOnlyNulls();
            List<Step> failed = run.steps().failed().list();
            System.out.printf(
                    "huge answers, %s%s...: %d taken, %d refused%n",
                    start, again, INSTANCES - failed.size(), failed.size());
            assertThat(failed)
                    .allSatisfy(step -> assertThat(step.observation().errors())
                            .singleElement()
                            .asString()
                            .startsWith("Response refused, it and the large responses of other instances"));
        }
    }
}
