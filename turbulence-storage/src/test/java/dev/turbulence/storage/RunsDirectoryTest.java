package dev.turbulence.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsDirectoryTest {

    @TempDir
    private Path folder;

    private RunsDirectory runs() {
        return new RunsDirectory(folder.resolve("runs"));
    }

    private RunDirectory make(String id, String manifest) throws Exception {
        Path run = Files.createDirectories(runs().path().resolve(id));
        Files.writeString(run.resolve("manifest.json"), manifest);
        Files.writeString(run.resolve("instances.jsonl"), "");
        return new RunDirectory(run);
    }

    @Test
    void listsRunsByTheirStartAndNothingElse() throws Exception {
        make("b", "{\"timestamp\":\"2026-01-01T00:00:00Z\"}");
        make("a", "{\"started_at\":\"2026-01-01T02:00:00+01:00\"}");
        make("c", "{\"timestamp\":\"2025-12-31T23:00:00-00:30\"}");
        make("broken", "{");
        Files.createDirectories(runs().path().resolve("no-run"));
        Files.writeString(runs().path().resolve("file"), "");
        assertThat(runs().list()).extracting(RunDirectory::runId).containsExactly("broken", "c", "b", "a");
    }

    @Test
    void theLatestRunIsTheOneThePointerNamesElseTheOneThatStartedLast() throws Exception {
        RunDirectory early = make("early", "{\"timestamp\":\"2026-01-01T00:00:00Z\"}");
        RunDirectory late = make("late", "{\"timestamp\":\"2026-01-02T00:00:00Z\"}");
        assertThat(runs().find("latest")).isEqualTo(late);
        runs().pointTo(early);
        assertThat(runs().find("latest")).isEqualTo(early);
        runs().forgetLatest();
        assertThat(runs().find("latest")).isEqualTo(late);
    }

    /** Two builds may use one folder at the same time: whoever reads the pointer finds one run or the other. */
    @Test
    void thePointerIsReplacedInOneStep() throws Exception {
        RunDirectory one = make("one", "{}");
        RunDirectory other = make("another-one", "{}");
        runs().pointTo(one);
        AtomicBoolean enough = new AtomicBoolean();
        Thread writer = new Thread(() -> {
            while (!enough.get()) {
                runs().pointTo(other);
                runs().pointTo(one);
            }
        });
        writer.start();
        try {
            for (int i = 0; i < 2_000; i++) {
                assertThat(runs().find("latest")).isIn(one, other);
            }
        } finally {
            enough.set(true);
            writer.join();
        }
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void aPointerToARunThatIsGoneIsAnError() throws Exception {
        make("there", "{}");
        Files.writeString(runs().pointer(), "gone\n");
        assertThatThrownBy(() -> runs().find("latest"))
                .isInstanceOf(RunNotFoundException.class)
                .hasMessageContaining("'gone'")
                .hasMessageContaining("there");
        Files.writeString(runs().pointer(), "../elsewhere\n");
        assertThatThrownBy(() -> runs().find("latest")).isInstanceOf(RunNotFoundException.class);
    }

    @Test
    void findsRunsByIdAndByPath() throws Exception {
        RunDirectory run = make("one", "{}");
        assertThat(runs().find("one")).isEqualTo(run);
        assertThat(runs().find(run.path().toString())).isEqualTo(run);
        assertThatThrownBy(() -> runs().find("two"))
                .isInstanceOf(RunNotFoundException.class)
                .hasMessageContaining("'two'")
                .hasMessageContaining("one");
        assertThatThrownBy(() -> runs().find("a\u0000b")).isInstanceOf(RunNotFoundException.class);
    }

    @Test
    void findsARunByItsDatabase() throws Exception {
        RunDirectory run = make("a", "{}");
        Files.writeString(run.database(), "");
        assertThat(runs().find(run.database().toString())).isEqualTo(run);
        assertThat(runs().find("a/turbulence.db")).isEqualTo(run);
        assertThatThrownBy(() -> runs().find(run.instances().toString())).isInstanceOf(RunNotFoundException.class);
    }

    @Test
    void aFolderThatIsMissingHoldsNoRuns() {
        assertThat(runs().list()).isEmpty();
        runs().forgetLatest();
        assertThatThrownBy(() -> runs().find("latest"))
                .isInstanceOf(RunNotFoundException.class)
                .hasMessageContaining("mvn turbulence:run");
    }
}
