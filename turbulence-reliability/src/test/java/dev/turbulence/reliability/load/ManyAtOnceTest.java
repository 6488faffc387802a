package dev.turbulence.reliability.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turbulence.reliability.Size;
import dev.turbulence.reliability.load.LoadProcess.Said;
import dev.turbulence.storage.Observation;
import dev.turbulence.storage.Step;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.StoredRun;
import dev.turbulence.storage.gate.Gate;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** As many instances at once as were asked for: the service answers none before all have asked. */
@Timeout(300)
class ManyAtOnceTest {

    private static final int COUNT = Size.of(1_000, 5_000);
    private static final int FILES = 256;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Storage.class)
    void allOfThemRunAtOnceAndTheRunSaysSo(Storage storage) throws Exception {
        try (SmallService service = new SmallService(COUNT)) {
            Said said =
                    new LoadProcess("-Xmx512m").play(storage, folder, service.url(), String.valueOf(COUNT), COUNT, 0);

            assertThat(said.outcome()).as(said.text()).isEqualTo("complete");
            System.out.printf("at once, %s: %,d instances in %.1f s%n", storage, COUNT, said.millis() / 1e3);
        }
        try (StoredRun run = StoredRun.open(folder.resolve("runs/run_1"))) {
            assertThat(run.summary().passCount()).isEqualTo(COUNT);
            assertThat(run.manifest().peakRunning()).hasValue(COUNT);
            assertThat(run.summary().load().shortfall()).isEmpty();
            assertThat(Gate.parse("fail_count>0").judge(run).notes()).isEmpty();
        }
    }

    /** Where the system gives a process no more than so many open files, the others fail, and say that it is this. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aLimitOfTheSystemFailsThoseBeyondItAndIsNamed() throws Exception {
        try (SmallService service = new SmallService(1)) {
            Said said = new LoadProcess("-Xmx512m")
                    .within("sh", "-c", "ulimit -n " + FILES + " && exec \"$@\"", "sh")
                    .play(Storage.JSONL, folder, service.url(), "2000", 1_000, 0);

            assertThat(said.outcome()).as(said.text()).isEqualTo("complete");
        }
        try (StoredRun run = StoredRun.open(folder.resolve("runs/run_1"))) {
            assertThat(run.instances().count()).isEqualTo(2_000);
            assertThat(run.steps().failed().stream().map(Step::observation).map(Observation::errors))
                    .allSatisfy(errors ->
                            assertThat(errors).singleElement().asString().contains("Too many open files"));
        }
    }
}
