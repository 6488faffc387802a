package dev.turbulence.reliability.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turbulence.reliability.Size;
import dev.turbulence.reliability.scene.Answers;
import dev.turbulence.reliability.scene.LeftFiles;
import dev.turbulence.reliability.scene.Play;
import dev.turbulence.storage.RecordingOptions;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunNotFoundException;
import dev.turbulence.storage.RunState;
import dev.turbulence.storage.RunsDirectory;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.StorageException;
import dev.turbulence.storage.gate.EvidenceFailure;
import dev.turbulence.storage.transfer.Export;
import dev.turbulence.storage.transfer.Migration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a killed process left of its run.
 *
 * @param notes what it told until it died
 */
record KilledRun(Storage storage, Path sources, Path runs, Notes notes, Instant killedAt) {

    /** What SQLite may lose: the commit interval; in a build as much again, because others may keep the processors busy. */
    private static final Duration WINDOW =
            RecordingOptions.DEFAULT.commitInterval().multipliedBy(Size.of(2, 1));

    /** Checks everything that is promised of it. */
    void look(KillTable table) throws IOException, SQLException {
        table.acknowledged(notes.records());
        List<RunDirectory> left = new RunsDirectory(runs).list();
        table.checked(LeftFiles.requireValid(runs, scratch("valid")));
        if (left.isEmpty()) {
            assertThat(notes.run()).as("a run that was told of").isEmpty();
            assertThatThrownBy(() -> new RunsDirectory(runs).find(RunsDirectory.LATEST))
                    .isInstanceOf(RunNotFoundException.class);
            table.found("no run yet");
        } else {
            assertThat(left).hasSize(1);
            look(left.get(0), table);
        }
        playAgain();
    }

    private void look(RunDirectory run, KillTable table) throws IOException {
        assertThat(new RunsDirectory(runs).find(RunsDirectory.LATEST)).isEqualTo(run);
        Map<String, String> before = LeftFiles.contents(run.path());
        Answers answers = Answers.of(run.path(), scratch("reports"));
        assertThat(LeftFiles.contents(run.path())).as("a run that is only read").isEqualTo(before);
        requireState(answers);
        table.found(answers.state().toString());
        for (Duration age : notes.lost(storage, answers, killedAt)) {
            boolean allowed =
                    storage == Storage.SQLITE && answers.state() == RunState.INCOMPLETE && age.compareTo(WINDOW) <= 0;
            table.lost(age, allowed);
        }
        finish(run, answers);
    }

    /** It looks complete only if all of it is there. */
    private void requireState(Answers answers) {
        if (answers.state() == RunState.COMPLETE) {
            assertThat(notes.tell(Note.Kind.CLOSING)).isTrue();
            assertThat(answers.broken()).isEmpty();
            return;
        }
        assertThat(notes.tell(Note.Kind.CLOSED)).isFalse();
        assertThat(answers.state()).isEqualTo(RunState.INCOMPLETE);
        assertThat(answers.broken()).contains(EvidenceFailure.Rule.RUN_INCOMPLETE);
        assertThat(answers.verdict().passed()).isFalse();
        assertThat(answers.verdict().message()).contains("incomplete");
    }

    /** It can be brought into the other storage, if that is asked for, and says there what it said here. */
    private void finish(RunDirectory run, Answers answers) throws IOException {
        if (!Files.exists(run.instances()) && !Files.exists(run.database())) {
            assertThatThrownBy(() -> transfer(run, true)).isInstanceOf(RunNotFoundException.class);
            return;
        }
        if (answers.state() == RunState.INCOMPLETE) {
            assertThatThrownBy(() -> transfer(run, false))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("-Dturbulence.incomplete=true");
        }
        transfer(run, true);
        if (storage == Storage.JSONL) {
            Answers migrated = Answers.of(run.path(), scratch("reports"));
            assertThat(migrated.state()).isEqualTo(answers.state());
            assertThat(migrated.ended()).isEqualTo(answers.ended());
            assertThat(migrated.steps()).isEqualTo(answers.steps());
            assertThat(migrated.assertions()).isEqualTo(answers.assertions());
        }
    }

    private void transfer(RunDirectory run, boolean incomplete) {
        if (storage == Storage.JSONL) {
            Migration.of(run).incomplete(incomplete).run();
        } else {
            Export.of(run).incomplete(incomplete).run();
        }
    }

    /** A new run in the same folder takes no notice of it. */
    private void playAgain() throws IOException {
        RunDirectory next = new Play(sources, runs, storage, null, 2, 2).play().directory();
        assertThat(new RunsDirectory(runs).find(RunsDirectory.LATEST)).isEqualTo(next);
        Answers answers = Answers.of(next.path(), scratch("reports"));
        assertThat(answers.state()).isEqualTo(RunState.COMPLETE);
        assertThat(answers.ended()).hasSize(2);
    }

    private Path scratch(String name) {
        return runs.resolveSibling("scratch-" + name);
    }
}
