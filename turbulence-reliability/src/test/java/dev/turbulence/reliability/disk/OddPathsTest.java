package dev.turbulence.reliability.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.turbulence.reliability.scene.Answers;
import dev.turbulence.reliability.scene.LeftFiles;
import dev.turbulence.reliability.scene.Play;
import dev.turbulence.reliability.scene.Shop;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunState;
import dev.turbulence.storage.RunsDirectory;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.StoredRun;
import dev.turbulence.storage.transfer.Export;
import dev.turbulence.storage.transfer.Migration;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything works in folders whose names mean something to a shell, a URI, SQLite or nobody. */
class OddPathsTest {

    @TempDir
    private Path temp;

    static Stream<Arguments> namesAndStorages() {
        return Stream.of(
                        "with space",
                        "it's \"quoted\" `so`",
                        "100%25 %s %n",
                        "really?mode=memory&cache=shared",
                        "a#fragment",
                        "Grüße 日本語 🛒",
                        "file:;$HOME&{env.X}*[1]",
                        "x".repeat(200))
                .flatMap(name -> Stream.of(Storage.values()).map(storage -> Arguments.of(name, storage)));
    }

    @ParameterizedTest
    @MethodSource("namesAndStorages")
    void aRunInSuchAFolderIsPlayedAskedReportedAndMoved(String name, Storage storage) throws Exception {
        Path folder = makeFolder(name);
        RunDirectory run;
        try (Shop shop = Shop.open()) {
            shop.writeScenario(folder);
            run = new Play(folder, folder.resolve("turbulence/runs"), storage, null, 12, 3)
                    .play()
                    .directory();
        }
        assertThat(new RunsDirectory(run.path().getParent()).find("latest")).isEqualTo(run);
        LeftFiles.requireValid(run.path(), temp.resolve("valid"));
        Answers answers = look(run, folder);
        Task.QUERY.perform(folder, run.path(), folder);
        assertThat(folder.resolve("steps.out")).isNotEmptyFile();
        if (storage == Storage.JSONL) {
            Migration.of(run).run();
            assertStoredIn(run, Storage.SQLITE);
        } else {
            Export.of(run).run();
            Files.delete(run.database());
            assertStoredIn(run, Storage.JSONL);
        }
        Answers moved = look(run, folder);
        assertThat(moved.steps()).isEqualTo(answers.steps());
        assertThat(moved.assertions()).isEqualTo(answers.assertions());
    }

    private Path makeFolder(String name) throws IOException {
        try {
            return Files.createDirectories(temp.resolve(name));
        } catch (InvalidPathException | FileSystemException e) {
            assumeThat(e).as("this system has no such names").isNull();
            throw e;
        }
    }

    private static void assertStoredIn(RunDirectory run, Storage storage) {
        try (StoredRun stored = StoredRun.open(run.path())) {
            assertThat(stored.storage()).isEqualTo(storage);
        }
    }

    private static Answers look(RunDirectory run, Path folder) throws IOException {
        Answers answers = Answers.of(run.path(), folder.resolve("turbulence/reports"));
        assertThat(answers.state()).isEqualTo(RunState.COMPLETE);
        assertThat(answers.ended()).hasSize(12);
        assertThat(answers.broken()).isEmpty();
        assertThat(folder.resolve("turbulence/reports/index.html")).isNotEmptyFile();
        return answers;
    }
}
