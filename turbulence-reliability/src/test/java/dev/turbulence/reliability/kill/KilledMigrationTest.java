package dev.turbulence.reliability.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turbulence.reliability.scene.Answers;
import dev.turbulence.reliability.scene.ChildJvm;
import dev.turbulence.reliability.scene.Folders;
import dev.turbulence.reliability.scene.LeftFiles;
import dev.turbulence.reliability.scene.Play;
import dev.turbulence.reliability.scene.Shop;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunExistsException;
import dev.turbulence.storage.transfer.TransferProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process that migrates or exports a run is killed at random moments; the run is still there, and it can be done again. */
class KilledMigrationTest {

    private static final int INSTANCES = 500;
    private static final int PARALLEL = 6;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Path folder = Harness.folder().resolve("migration");
    private final Path original = folder.resolve("original/runs/run_1");
    private final RunDirectory run = new RunDirectory(folder.resolve("killed/runs/run_1"));

    @ParameterizedTest
    @EnumSource(Transfer.class)
    void leavesTheRunAsItWasAndNothingThatLooksWhole(Transfer transfer) throws Exception {
        KillTable table = new KillTable(transfer.toString().toLowerCase(Locale.ROOT));
        Folders.delete(folder);
        play(transfer);
        Answers answers = Answers.of(original, folder.resolve("reports"));
        undisturbed(transfer);
        Moment.Course course = undisturbed(transfer);
        Map<String, String> whole = LeftFiles.contents(run.path());
        new Harness(table).kill(Harness.times(), course, moment -> {
            makeRun();
            try (ChildJvm child = start(transfer)) {
                moment.await(child, () -> transfer.targets(run).stream().anyMatch(Files::exists));
                child.kill();
                Notes notes = Notes.of(child.output());
                look(transfer, notes, answers, whole, table);
                doAgain(transfer, answers, whole);
                return notes;
            }
        });
        Folders.delete(folder);
    }

    private void play(Transfer transfer) throws IOException {
        try (Shop shop = Shop.open()) {
            shop.writeScenario(folder.resolve("sources"));
            new Play(
                            folder.resolve("sources"),
                            original.getParent(),
                            transfer.from(),
                            original.getFileName().toString(),
                            INSTANCES,
                            PARALLEL)
                    .play();
        }
        Folders.delete(original.resolve("artifacts"));
    }

    private void makeRun() {
        Folders.delete(folder.resolve("killed"));
        Folders.copy(original, run.path());
    }

    private ChildJvm start(Transfer transfer) throws IOException {
        Folders.delete(folder.resolve("temp"));
        return ChildJvm.startFirst(
                folder.resolve("temp"),
                TransferringMain.class,
                transfer.name(),
                run.path().toString());
    }

    private Moment.Course undisturbed(Transfer transfer) throws Exception {
        makeRun();
        Instant start = Instant.now();
        try (ChildJvm child = start(transfer)) {
            Notes notes = Notes.of(child.awaitEnd(LIMIT));
            assertThat(child.exitCode()).as(child.errors()).isZero();
            return notes.course(start);
        }
    }

    private void look(Transfer transfer, Notes notes, Answers answers, Map<String, String> whole, KillTable table)
            throws IOException, SQLException {
        table.checked(LeftFiles.requireValid(run.path(), folder.resolve("valid")));
        Map<String, String> left = LeftFiles.contents(run.path());
        assertThat(left).as("what it was made of").containsAllEntriesOf(LeftFiles.contents(original));
        List<Path> made = transfer.targets(run).stream().filter(Files::exists).toList();
        for (Path target : made) {
            String name = target.getFileName().toString();
            if (transfer == Transfer.EXPORT) {
                assertThat(left.get(name)).as("%s is whole", name).isEqualTo(whole.get(name));
            }
        }
        table.found(made.size() == transfer.targets(run).size() ? "done" : made.isEmpty() ? "not done" : "in part");
        if (notes.tell(Note.Kind.CLOSED)) {
            assertThat(made).hasSameSizeAs(transfer.targets(run));
        }
        requireSame(answers);
    }

    /** Nothing that is left is in the way, and nothing stays behind. */
    private void doAgain(Transfer transfer, Answers answers, Map<String, String> whole) throws IOException {
        try {
            transfer.run(run, TransferProgress.Listener.NONE);
        } catch (RunExistsException e) {
            assertThat(transfer.targets(run)).as(e.getMessage()).allMatch(Files::exists);
        }
        assertThat(LeftFiles.contents(run.path()).keySet()).isEqualTo(whole.keySet());
        requireSame(answers);
    }

    private void requireSame(Answers answers) throws IOException {
        Answers now = Answers.of(run.path(), folder.resolve("reports"));
        assertThat(now.state()).isEqualTo(answers.state());
        assertThat(now.ended()).isEqualTo(answers.ended());
        assertThat(now.steps()).isEqualTo(answers.steps());
        assertThat(now.assertions()).isEqualTo(answers.assertions());
    }
}
