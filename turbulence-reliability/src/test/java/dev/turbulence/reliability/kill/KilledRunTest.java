package dev.turbulence.reliability.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turbulence.reliability.scene.ChildJvm;
import dev.turbulence.reliability.scene.Folders;
import dev.turbulence.reliability.scene.Shop;
import dev.turbulence.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process that plays a run is killed at random moments, and what it leaves behind is looked at in every way. */
class KilledRunTest {

    private static final int INSTANCES = 80;
    private static final int PARALLEL = 6;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Path folder = Harness.folder().resolve("run");
    private final Path sources = folder.resolve("sources");
    private final Path runs = folder.resolve("turbulence/runs");

    @ParameterizedTest
    @EnumSource(Storage.class)
    void leavesWhatItHadRecordedAndSaysThatItIsIncomplete(Storage storage) throws Exception {
        KillTable table = new KillTable("run " + storage);
        Folders.delete(folder);
        try (Shop shop = Shop.open()) {
            shop.writeScenario(sources);
            undisturbed(storage);
            new Harness(table).kill(Harness.times(), undisturbed(storage), moment -> {
                Folders.delete(folder.resolve("turbulence"));
                Folders.delete(folder.resolve("temp"));
                try (ChildJvm child = start(storage)) {
                    moment.await(child, () -> Files.exists(runs));
                    Instant killedAt = child.kill();
                    Notes notes = Notes.of(child.output());
                    new KilledRun(storage, sources, runs, notes, killedAt).look(table);
                    return notes;
                }
            });
        }
        assertThat(table.lostBeyond()).isZero();
        Folders.delete(folder);
    }

    private ChildJvm start(Storage storage) throws IOException {
        return ChildJvm.startFirst(
                folder.resolve("temp"),
                PlayingMain.class,
                sources.toString(),
                runs.toString(),
                storage.toString(),
                String.valueOf(INSTANCES),
                String.valueOf(PARALLEL));
    }

    /** Measures how long it takes when nobody kills it; the second time it gets going as fast as all others. */
    private Moment.Course undisturbed(Storage storage) throws Exception {
        Instant start = Instant.now();
        try (ChildJvm child = start(storage)) {
            Notes notes = Notes.of(child.awaitEnd(LIMIT));
            assertThat(child.exitCode()).as(child.errors()).isZero();
            return notes.course(start);
        }
    }
}
