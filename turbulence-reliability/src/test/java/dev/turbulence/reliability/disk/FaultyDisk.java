package dev.turbulence.reliability.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turbulence.reliability.scene.Answers;
import dev.turbulence.reliability.scene.ChildJvm;
import dev.turbulence.reliability.scene.Folders;
import dev.turbulence.reliability.scene.LeftFiles;
import dev.turbulence.reliability.scene.Play;
import dev.turbulence.reliability.scene.Shop;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunState;
import dev.turbulence.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Tasks that are done by a process of their own where they cannot be done, and what is said and left behind then.
 *
 * @param folder everything of it that is not on the disk in question
 */
record FaultyDisk(Path folder) implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    /** So that a run is some megabytes long. */
    private static final int LONG_ANSWER = 20_000;

    private static final String RUN = "run_1";

    /** Runs that are made once for all tests, by storage. */
    private static final Map<Storage, Path> WHOLE = new EnumMap<>(Storage.class);

    Path sources() {
        return folder.resolve("sources");
    }

    /** Makes what a task needs to have, but for a run its service: a whole run of the storage that it reads. */
    Path prepare(Task task, Path runs) throws IOException {
        Path run = runs.resolve(RUN);
        if (task == Task.RUN_JSONL || task == Task.RUN_SQLITE) {
            return run;
        }
        Storage storage = task == Task.EXPORT ? Storage.SQLITE : Storage.JSONL;
        if (!WHOLE.containsKey(storage)) {
            WHOLE.put(storage, makeWhole(storage));
        }
        if (!Files.exists(run)) {
            Folders.copy(WHOLE.get(storage), run);
        }
        return run;
    }

    private static Path makeWhole(Storage storage) throws IOException {
        Path place = Files.createTempDirectory("turbulence-whole-");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> Folders.delete(place)));
        try (Shop shop = Shop.open(LONG_ANSWER)) {
            shop.writeScenario(place);
            Path run = new Play(place, place.resolve("runs"), storage, RUN, Task.INSTANCES, 4)
                    .play()
                    .directory()
                    .path();
            Folders.delete(run.resolve("artifacts"));
            return run;
        }
    }

    /** Does a task that cannot be done; returns what is said. */
    String refused(List<String> prefix, Task task, Path run, Path output) throws Exception {
        try (Shop shop = Shop.open(LONG_ANSWER)) {
            shop.writeScenario(sources());
            Path temporary = folder.resolve("temp");
            Folders.delete(temporary);
            Files.createDirectories(temporary);
            temporary.toFile().setWritable(true, false);
            try (ChildJvm child = ChildJvm.start(
                    temporary,
                    prefix,
                    TaskMain.class,
                    task.name(),
                    sources().toString(),
                    run.toString(),
                    output.toString())) {
                List<String> said = child.awaitEnd(LIMIT);
                assertThat(child.exitCode())
                        .as("%s said %s and %s", task, said, child.errors())
                        .isEqualTo(TaskMain.REFUSED);
                assertThat(said).hasSize(1);
                System.out.println(task + ": " + said.get(0));
                return said.get(0);
            }
        }
    }

    /** A message names the place and the cause, in words. */
    static void requireClear(String message, Path place, String cause) {
        assertThat(message)
                .contains(place.toString())
                .containsPattern(cause)
                .doesNotContain("Exception")
                .doesNotContain("[SQLITE_")
                .doesNotContain("null");
    }

    /** What a run left that could not be recorded: it is valid, and nobody takes it for a whole one. */
    void requireUnfinished(Path run) throws Exception {
        LeftFiles.requireValid(run, folder.resolve("valid"));
        Answers answers = Answers.of(run, folder.resolve("reports"));
        assertThat(answers.state()).isNotEqualTo(RunState.COMPLETE);
        assertThat(answers.verdict().passed()).isFalse();
        assertThat(answers.steps()).as("what was recorded before").isNotEmpty();
    }

    /** A transfer that could not be done leaves the run as it was, and nothing else. */
    void requireUntouched(Task task, Path run, Map<String, String> before) throws IOException {
        assertThat(LeftFiles.contents(run)).as("the run after %s", task).isEqualTo(before);
        assertThat(Answers.of(run, folder.resolve("reports")).state()).isEqualTo(RunState.COMPLETE);
        assertThat(new RunDirectory(run).path()).isDirectory();
    }

    @Override
    public void close() {
        Folders.delete(folder);
    }
}
