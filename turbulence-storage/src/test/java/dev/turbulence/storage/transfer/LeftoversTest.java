package dev.turbulence.storage.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunExistsException;
import dev.turbulence.storage.RunsDirectory;
import dev.turbulence.storage.StorageException;
import dev.turbulence.storage.StoredRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a transfer finds that was left by one whose process was killed. */
class LeftoversTest {

    @TempDir
    Path temp;

    private RunDirectory run;

    @BeforeEach
    void makeRun() {
        run = RunFiles.complete(temp.resolve("runs/run_1"));
        RunFiles.write(run.instances(), RunFiles.instance("inst_1") + RunFiles.instance("inst_2", "false"));
        RunFiles.write(run.steps(), RunFiles.step("inst_1", 0) + RunFiles.step("inst_2", 0));
        RunFiles.write(run.assertions(), RunFiles.assertion("inst_1", 1));
    }

    private Path leave(String name) throws Exception {
        return Files.writeString(run.path().resolve(name), "unfinished");
    }

    private void exportIsWhole() {
        assertThat(RunFiles.names(run.path())).noneMatch(name -> name.endsWith(".tmp"));
        assertThat(run.instances()).isNotEmptyFile();
        assertThat(run.steps()).isNotEmptyFile();
        assertThat(run.assertions()).isNotEmptyFile();
    }

    private void keepTheDatabaseOnly() throws Exception {
        Migration.of(run).run();
        for (Path file : Export.files(run)) {
            Files.delete(file);
        }
    }

    @Test
    void aMigrationTakesUnfinishedFilesAway() throws Exception {
        List<String> before = RunFiles.names(run.path());
        leave(".turbulence.db.0123abcd.tmp");
        leave(".turbulence.db.0123abcd.tmp-journal");
        leave(".column123.tmp");
        Path theirs = leave(".somebody-else.tmp");
        Migration.of(run).run();
        assertThat(theirs).exists();
        Files.delete(theirs);
        Files.delete(run.database());
        assertThat(RunFiles.names(run.path())).isEqualTo(before);
    }

    /** Where a file system knows no links, an empty file takes the place until the database is moved over it. */
    @Test
    void anEmptyFileInPlaceOfADatabaseIsNoDatabase() throws Exception {
        leave(".turbulence.db.0123abcd.tmp");
        Files.createFile(run.database());
        assertThat(Migration.of(run).run().steps()).isEqualTo(2);
    }

    /** A file that is put in place by a link lies under its temporary name, too, until its process takes that away. */
    @Test
    void anExportOfWhichSomeFilesAreInPlaceIsDoneAgain() throws Exception {
        keepTheDatabaseOnly();
        Files.createLink(run.instances(), leave(".instances.jsonl.0123abcd.tmp"));
        leave(".steps.jsonl.0123abcd.tmp");
        assertThat(Export.ofAll(new RunsDirectory(temp.resolve("runs"))).runs()).containsExactly(run);
        assertThat(Export.of(run).run().instances()).isEqualTo(2);
        exportIsWhole();
    }

    @Test
    void anExportOfWhichAllFilesAreInPlaceIsDone() throws Exception {
        keepTheDatabaseOnly();
        Export.of(run).run();
        for (Path file : Export.files(run)) {
            Files.createLink(run.path().resolve("." + file.getFileName() + ".0123abcd.tmp"), file);
        }
        assertThatThrownBy(() -> Export.of(run).run()).isInstanceOf(RunExistsException.class);
        exportIsWhole();
    }

    @Test
    void anExportThatWasKilledWhileItTookTheTemporaryNamesAwayIsDone() throws Exception {
        keepTheDatabaseOnly();
        Export.of(run).run();
        Files.createLink(run.path().resolve(".instances.jsonl.0123abcd.tmp"), run.instances());
        assertThatThrownBy(() -> Export.of(run).run()).isInstanceOf(RunExistsException.class);
        exportIsWhole();
    }

    @Test
    void aFileThatNoTransferPutThereIsLeftAlone() throws Exception {
        keepTheDatabaseOnly();
        leave(".instances.jsonl.0123abcd.tmp");
        Files.writeString(run.instances(), "mine");
        assertThatThrownBy(() -> Export.of(run).run()).isInstanceOf(RunExistsException.class);
        assertThat(run.instances()).hasContent("mine");
    }

    /** The old files and the new ones are the same run; what was cut off of the old ones must not make them newer. */
    @Test
    void anExportThatGetsStuckOnItsWayLeavesTheRunReadable() throws Exception {
        RunFiles.write(run.instances(), RunFiles.instance("inst_1").repeat(50));
        RunFiles.write(run.steps(), RunFiles.step("inst_1", 0) + "{\"torn\":\"" + "x".repeat(500));
        Migration.of(run).run();
        Files.delete(run.instances());
        Files.createDirectories(run.instances().resolve("in the way"));
        assertThatThrownBy(() -> Export.of(run).overwrite(true).run())
                .isInstanceOf(StorageException.class)
                .hasMessageContaining(run.instances().toString());
        try (StoredRun opened = StoredRun.open(run.path())) {
            assertThat(opened.steps().count()).isEqualTo(1);
        }
    }
}
