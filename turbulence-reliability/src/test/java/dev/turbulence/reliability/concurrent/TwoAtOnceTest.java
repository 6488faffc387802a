package dev.turbulence.reliability.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turbulence.reliability.Size;
import dev.turbulence.reliability.scene.Answers;
import dev.turbulence.reliability.scene.ChildJvm;
import dev.turbulence.reliability.scene.Folders;
import dev.turbulence.reliability.scene.LeftFiles;
import dev.turbulence.reliability.scene.Play;
import dev.turbulence.reliability.scene.Shop;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunExistsException;
import dev.turbulence.storage.RunLockedException;
import dev.turbulence.storage.RunState;
import dev.turbulence.storage.RunsDirectory;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.StoredRun;
import dev.turbulence.storage.transfer.Export;
import dev.turbulence.storage.transfer.Migration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each of two that are at work at the same time gets a right result or is refused; no file is ever a mix of both. */
class TwoAtOnceTest {

    private static final int INSTANCES = 40;
    private static final Duration LIMIT = Duration.ofMinutes(3);

    @TempDir
    private Path temp;

    private Shop shop;
    private Path runs;

    @BeforeEach
    void open() throws Exception {
        shop = Shop.open();
        shop.writeScenario(temp);
        runs = temp.resolve("turbulence/runs");
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private Play play(Storage storage, String runId) {
        return new Play(temp, runs, storage, runId, INSTANCES, 4);
    }

    private void requireWhole(RunDirectory run) throws Exception {
        LeftFiles.requireValid(run.path(), temp.resolve("valid"));
        Answers answers = Answers.of(run.path(), temp.resolve("reports"));
        assertThat(answers.state()).isEqualTo(RunState.COMPLETE);
        assertThat(answers.ended()).hasSize(INSTANCES);
        assertThat(answers.broken()).isEmpty();
    }

    /** Two processes, as two builds on one machine are. */
    @ParameterizedTest
    @EnumSource(Storage.class)
    void twoBuildsInOneFolderMakeTwoRuns(Storage storage) throws Exception {
        for (int time = 0; time < Size.of(2, 25); time++) {
            Folders.delete(runs);
            try (ChildJvm one = build(storage, "one");
                    ChildJvm other = build(storage, "other")) {
                one.awaitEnd(LIMIT);
                other.awaitEnd(LIMIT);
                assertThat(one.exitCode()).as(one.errors()).isZero();
                assertThat(other.exitCode()).as(other.errors()).isZero();
            }
            List<RunDirectory> made = new RunsDirectory(runs).list();
            assertThat(made).hasSize(2);
            assertThat(new RunsDirectory(runs).find("latest")).isIn(made);
            for (RunDirectory run : made) {
                requireWhole(run);
            }
        }
    }

    private ChildJvm build(Storage storage, String name) throws Exception {
        return ChildJvm.start(
                temp.resolve("temp-" + name),
                List.of(),
                BuildMain.class,
                temp.toString(),
                runs.toString(),
                storage.toString(),
                String.valueOf(INSTANCES));
    }

    /** Many runs of the same second, by threads that start together. */
    @ParameterizedTest
    @EnumSource(Storage.class)
    void runsOfTheSameSecondHaveNamesOfTheirOwn(Storage storage) throws Exception {
        for (int time = 0; time < Size.of(1, 10); time++) {
            Folders.delete(runs);
            List<Object> results = atOnce(4, () -> play(storage, null).play().directory());
            assertThat(results).doesNotHaveDuplicates().hasSize(4);
            for (RunDirectory run : new RunsDirectory(runs).list()) {
                requireWhole(run);
            }
            assertThat(new RunsDirectory(runs).list()).hasSize(4);
        }
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void ofTwoRunsOfTheSameNameOneIsRefused(Storage storage) throws Exception {
        for (int time = 0; time < Size.of(2, 50); time++) {
            Folders.delete(runs);
            List<Object> results = atOnce(2, () -> play(storage, "mine").play().directory());
            assertThat(results).filteredOn(RunExistsException.class::isInstance).hasSize(1);
            assertThat(results).filteredOn(RunDirectory.class::isInstance).hasSize(1);
            requireWhole(new RunDirectory(runs.resolve("mine")));
        }
    }

    /** A reader sees more and more, each record once, and never a record whose instance it does not see. */
    @ParameterizedTest
    @EnumSource(Storage.class)
    void aReaderBesideAWriterSeesWhatIsThere(Storage storage) throws Exception {
        for (int time = 0; time < Size.of(2, 25); time++) {
            Folders.delete(runs);
            AtomicBoolean done = new AtomicBoolean();
            ExecutorService reading = Executors.newFixedThreadPool(2);
            try {
                List<Future<Integer>> readers =
                        List.of(reading.submit(() -> readOften(done)), reading.submit(() -> readOften(done)));
                RunDirectory run = play(storage, "read").play().directory();
                done.set(true);
                for (Future<Integer> reader : readers) {
                    assertThat(reader.get()).as("times it was read").isPositive();
                }
                requireWhole(run);
            } finally {
                done.set(true);
                reading.shutdownNow();
            }
        }
    }

    private int readOften(AtomicBoolean done) throws Exception {
        Path run = runs.resolve("read");
        long steps = 0;
        int times = 0;
        boolean last = false;
        while (!last) {
            last = done.get();
            if (Files.exists(run.resolve("manifest.json"))) {
                long now = readOnce(run);
                assertThat(now).isGreaterThanOrEqualTo(steps);
                steps = now;
                times++;
            }
        }
        return times;
    }

    private static long readOnce(Path run) {
        try (StoredRun stored = StoredRun.open(run)) {
            long steps = stored.steps().count();
            List<String> keys = stored.steps().list().stream()
                    .map(step -> step.instanceId() + "#" + step.index())
                    .toList();
            assertThat(keys).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo((int) steps);
            assertThat(stored.steps().withInstances().list().size()).isGreaterThanOrEqualTo(keys.size());
            assertThat(stored.summary().stepCount()).isGreaterThanOrEqualTo(steps);
            assertThat(stored.state()).isIn(RunState.INCOMPLETE, RunState.COMPLETE);
            return steps;
        }
    }

    @Test
    void ofManyMigrationsOfOneRunOneIsDone() throws Exception {
        RunDirectory run = play(Storage.JSONL, "moved").play().directory();
        for (int time = 0; time < Size.of(5, 100); time++) {
            Files.deleteIfExists(run.database());
            requireOneDone(atOnce(4, () -> Migration.of(run).run()), "MigrationReport");
            requireWhole(run);
            assertThat(Folders.files(run.path()))
                    .noneMatch(file -> file.getFileName().toString().startsWith("."));
        }
    }

    @Test
    void ofManyExportsOfOneRunOneIsDone() throws Exception {
        RunDirectory run = play(Storage.SQLITE, "moved").play().directory();
        for (int time = 0; time < Size.of(5, 100); time++) {
            for (Path file : List.of(run.instances(), run.steps(), run.assertions())) {
                Files.deleteIfExists(file);
            }
            requireOneDone(atOnce(4, () -> Export.of(run).run()), "ExportReport");
            requireWhole(run);
            assertThat(Folders.files(run.path()))
                    .noneMatch(file -> file.getFileName().toString().startsWith("."));
        }
    }

    /** Others were too early, while it was at work, or too late. */
    private static void requireOneDone(List<Object> results, String report) {
        assertThat(results)
                .filteredOn(result -> result.getClass().getSimpleName().equals(report))
                .hasSize(1);
        assertThat(results)
                .filteredOn(result -> !result.getClass().getSimpleName().equals(report))
                .allMatch(result -> result instanceof RunLockedException || result instanceof RunExistsException);
    }

    @Test
    void aRunIsMigratedAgainAndAgainWhileItIsRead() throws Exception {
        RunDirectory run = play(Storage.JSONL, "moved").play().directory();
        Answers answers = Answers.of(run.path(), temp.resolve("reports"));
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService reading = Executors.newSingleThreadExecutor();
        try {
            Future<?> reader = reading.submit(() -> {
                while (!done.get()) {
                    assertThat(Answers.of(run.path(), temp.resolve("reports-beside"))
                                    .steps())
                            .isEqualTo(answers.steps());
                }
                return null;
            });
            for (int time = 0; time < Size.of(10, 200); time++) {
                Migration.of(run).overwrite(true).run();
            }
            done.set(true);
            reader.get();
        } finally {
            done.set(true);
            reading.shutdownNow();
        }
        requireWhole(run);
    }

    /** Does the same in several threads that start together; gives what they return or throw. */
    private static List<Object> atOnce(int threads, Callable<?> work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Object>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                all.add(() -> {
                    try {
                        return work.call();
                    } catch (RunExistsException | RunLockedException e) {
                        return e;
                    }
                });
            }
            List<Object> results = new ArrayList<>();
            for (Future<Object> result : pool.invokeAll(all)) {
                results.add(result.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }
}
