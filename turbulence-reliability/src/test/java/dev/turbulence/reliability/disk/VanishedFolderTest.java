package dev.turbulence.reliability.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turbulence.reliability.scene.Folders;
import dev.turbulence.reliability.scene.Play;
import dev.turbulence.reliability.scene.Shop;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunNotFoundException;
import dev.turbulence.storage.RunsDirectory;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.StorageException;
import dev.turbulence.storage.transfer.Export;
import dev.turbulence.storage.transfer.Migration;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody cleans while the work is under way. */
class VanishedFolderTest {

    private static final String GONE = "no such file or folder|its folder is missing|moved or deleted";

    @TempDir
    private Path temp;

    @ParameterizedTest
    @EnumSource(Storage.class)
    void aRunWhoseFolderVanishesIsAnErrorAndNoRun(Storage storage) throws Exception {
        Path runs = temp.resolve("target/runs");
        try (Shop shop = Shop.open()) {
            shop.writeScenario(temp);
            Play play = new Play(temp, runs, storage, "run_1", 20, 4);
            assertThatThrownBy(() -> play.play(writer -> new CleaningWriter(writer, 10, temp.resolve("target"))))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining(runs.resolve("run_1").toString())
                    .hasMessageMatching("(?s).*(" + GONE + ").*");
        }
        assertThatThrownBy(() -> new RunsDirectory(runs).find("latest")).isInstanceOf(RunNotFoundException.class);
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void aTransferWhoseFolderVanishesIsAnError(Storage storage) throws Exception {
        RunDirectory run;
        try (Shop shop = Shop.open()) {
            shop.writeScenario(temp);
            run = new Play(temp, temp.resolve("runs"), storage, "run_1", 20, 4)
                    .play()
                    .directory();
        }
        assertThatThrownBy(() -> {
                    if (storage == Storage.JSONL) {
                        Migration.of(run)
                                .onProgress(progress -> Folders.delete(run.path()))
                                .run();
                    } else {
                        Export.of(run)
                                .onProgress(progress -> Folders.delete(run.path()))
                                .run();
                    }
                })
                .isInstanceOf(StorageException.class)
                .hasMessageContaining(run.path().toString())
                .hasMessageMatching("(?s).*(" + GONE + ").*");
        assertThat(run.path()).doesNotExist();
    }
}
