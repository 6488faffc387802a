package dev.turbulence.reliability.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turbulence.reliability.scene.Answers;
import dev.turbulence.reliability.scene.LeftFiles;
import dev.turbulence.reliability.scene.Play;
import dev.turbulence.reliability.scene.Shop;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunState;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.transfer.Export;
import dev.turbulence.storage.transfer.Migration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A disk that is far away makes everything slow, and nothing wrong. */
class SlowDiskTest {

    private static final int WRITES_PER_SECOND = 100;
    private static final int INSTANCES = 6;

    @TempDir
    private Path temp;

    @ParameterizedTest
    @EnumSource(Storage.class)
    void aRunOnASlowDiskIsWhole(Storage storage) throws Exception {
        try (SmallDisk disk = SmallDisk.slow(temp.resolve("disk"), WRITES_PER_SECOND);
                Shop shop = Shop.open()) {
            requireSlow(disk.folder());
            shop.writeScenario(temp);
            RunDirectory run = new Play(temp, disk.folder().resolve("runs"), storage, null, INSTANCES, 3)
                    .play()
                    .directory();
            look(run);
            if (storage == Storage.JSONL) {
                Migration.of(run).run();
            } else {
                Export.of(run).run();
            }
            look(run);
        }
    }

    private static void requireSlow(Path folder) throws IOException {
        long start = System.nanoTime();
        for (int i = 0; i < 10; i++) {
            Files.writeString(folder.resolve("probe-" + i), "x");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .as("ten small files")
                .isGreaterThan(Duration.ofMillis(100));
    }

    private void look(RunDirectory run) throws Exception {
        LeftFiles.requireValid(run.path(), temp.resolve("valid"));
        Answers answers = Answers.of(run.path(), temp.resolve("reports"));
        assertThat(answers.state()).isEqualTo(RunState.COMPLETE);
        assertThat(answers.ended()).hasSize(INSTANCES);
        assertThat(answers.broken()).isEmpty();
    }
}
