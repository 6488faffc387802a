package dev.turbulence.storage.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.turbulence.storage.MalformedRunException;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunExistsException;
import dev.turbulence.storage.RunLockedException;
import dev.turbulence.storage.RunNotFoundException;
import dev.turbulence.storage.RunsDirectory;
import dev.turbulence.storage.StorageException;
import dev.turbulence.storage.internal.files.RunLock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MigrationFailureTest {

    @TempDir
    Path temp;

    private RunDirectory run;
    private List<String> filesBefore;

    @BeforeEach
    void makeRun() {
        run = RunFiles.complete(temp.resolve("runs/run_1"));
        RunFiles.write(run.instances(), RunFiles.instance("inst_1") + RunFiles.instance("inst_2", "false"));
        RunFiles.write(run.steps(), RunFiles.step("inst_1", 0) + RunFiles.step("inst_2", 0));
        RunFiles.write(run.assertions(), RunFiles.assertion("inst_1", 1));
        filesBefore = RunFiles.names(run.path());
    }

    private void leftNothingBehind() {
        assertThat(RunFiles.names(run.path())).isEqualTo(filesBefore);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"instance_id\":\"inst_9\",}|25",
                "{\"instance_id\":\"inst_9\"} x|26",
                "[1]|1",
                "{}|1",
                "{\"instance_id\":null}|1",
                "{\"instance_id\":\"\\ud800\"}|1",
                "{\"instance_id\":\"inst_9\",\"passed\":tru}|34",
                "{\"instance_id\":\"inst_9|23"
            })
    void aBrokenLineFailsWithItsPlace(String broken, int column) {
        RunFiles.write(run.steps(), RunFiles.step("inst_1", 0) + broken + "\n" + RunFiles.step("inst_2", 0));
        assertThatThrownBy(() -> Migration.of(run).run())
                .isInstanceOf(MalformedRunException.class)
                .hasMessageContaining(run.steps() + ", line 2, column " + column + ": ")
                .hasMessageContaining("-Dturbulence.onMalformed=skip");
        leftNothingBehind();
    }

    @Test
    void textThatIsNotUtf8IsABrokenLine() {
        byte[] step = RunFiles.step("inst_1", 0, "{\"body\":\"??\"}").getBytes(StandardCharsets.UTF_8);
        int at = new String(step, StandardCharsets.UTF_8).indexOf("??");
        step[at] = (byte) 0xC3;
        RunFiles.write(run.steps(), step);
        assertThatThrownBy(() -> Migration.of(run).run())
                .isInstanceOf(MalformedRunException.class)
                .hasMessageContaining(run.steps() + ", line 1, column ")
                .hasMessageContaining("UTF-8");
        leftNothingBehind();
    }

    @Test
    void brokenLinesCanBeLeftOut() {
        RunFiles.write(run.steps(), RunFiles.step("inst_1", 0) + "{oops\n".repeat(150) + RunFiles.step("inst_2", 0));
        MigrationReport report = Migration.of(run).onMalformed(OnMalformed.SKIP).run();
        assertThat(report.steps()).isEqualTo(2);
        assertThat(report.skippedCount()).isEqualTo(150);
        assertThat(report.skipped()).hasSize(MigrationReport.MAX_SKIPPED);
        assertThat(report.skipped().get(0).line()).isEqualTo(2);
        assertThat(report.skipped().get(0).file()).isEqualTo(run.steps());
    }

    @Test
    void anExistingDatabaseIsRefusedAndReplacedOnlyWhenAsked() {
        Migration.of(run).run();
        byte[] first = bytes(run.database());
        assertThatThrownBy(() -> Migration.of(run).run())
                .isInstanceOf(RunExistsException.class)
                .hasMessageContaining(run.database().toString())
                .hasMessageContaining("-Dturbulence.overwrite=true");
        assertThat(bytes(run.database())).isEqualTo(first);
        RunFiles.write(run.steps(), RunFiles.step("inst_1", 0));
        assertThat(Migration.of(run).overwrite(true).run().steps()).isEqualTo(1);
        assertThat(Database.one(run, "SELECT count(*) FROM steps")).isEqualTo("1");
        filesBefore = new ArrayList<>(filesBefore);
        filesBefore.add("turbulence.db");
        leftNothingBehind();
    }

    @Test
    void aDatabaseOfAnotherToolIsNotReplacedUnasked() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + run.database());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE runs(id)");
        }
        assertThatThrownBy(() -> Migration.of(run).run())
                .isInstanceOf(RunExistsException.class)
                .hasMessageContaining("made by another tool")
                .hasMessageContaining("-Dturbulence.overwrite=true");
        assertThat(Database.rows(run, "SELECT name FROM sqlite_schema")).containsExactly("runs");
        Migration.of(run).overwrite(true).run();
        assertThat(Database.one(run, "SELECT count(*) FROM instances")).isEqualTo("2");
    }

    @Test
    void aJournalOfAnEarlierDatabaseIsNotPlayedBack() throws Exception {
        Files.writeString(run.database(), "");
        Path journal = run.path().resolve("turbulence.db-journal");
        Files.writeString(journal, "old");
        Migration.of(run).overwrite(true).run();
        assertThat(journal).doesNotExist();
    }

    @Test
    void aDatabaseThatAppearsMeanwhileIsNotReplaced() throws Exception {
        assertThatThrownBy(() -> Migration.of(run)
                        .onProgress(progress -> {
                            if (progress.phase() == TransferProgress.Phase.INDEXES) {
                                RunFiles.write(run.database(), "somebody else's");
                            }
                        })
                        .run())
                .isInstanceOf(RunExistsException.class)
                .hasMessageContaining("-Dturbulence.overwrite=true");
        assertThat(run.database()).hasContent("somebody else's");
        Files.delete(run.database());
        leftNothingBehind();
    }

    @Test
    void whileOneIsAtWorkAnotherIsRefused() {
        List<String> refused = new ArrayList<>();
        Migration.of(run)
                .onProgress(progress -> {
                    try {
                        Migration.of(run).overwrite(true).run();
                    } catch (RunLockedException e) {
                        refused.add(e.getMessage());
                    }
                })
                .run();
        assertThat(refused).isNotEmpty().allMatch(message -> message.contains("being migrated or exported by another"));
        assertThat(Database.rows(run, "PRAGMA integrity_check")).containsExactly("ok");
        filesBefore = new ArrayList<>(filesBefore);
        filesBefore.add("turbulence.db");
        leftNothingBehind();
    }

    @Test
    void filesThatGrowMeanwhileAreNotMigrated() {
        assertThatThrownBy(() -> Migration.of(run)
                        .onProgress(progress -> RunFiles.write(
                                run.steps(), RunFiles.step("inst_1", 0).repeat(9)))
                        .run())
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("written to while they were migrated");
        leftNothingBehind();
    }

    @Test
    void aFailingListenerEndsTheMigrationCleanly() {
        assertThatThrownBy(() -> Migration.of(run)
                        .onProgress(progress -> {
                            throw new IllegalStateException("no more");
                        })
                        .run())
                .hasMessage("no more");
        leftNothingBehind();
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws Exception {
        Files.setPosixFilePermissions(run.path(), PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assumeThat(Files.isWritable(run.path()))
                    .as("root may write anywhere")
                    .isFalse();
            assertThatThrownBy(() -> Migration.of(run).run())
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining(run.path().toString());
        } finally {
            Files.setPosixFilePermissions(run.path(), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        leftNothingBehind();
    }

    @Test
    void aPlaceThatCannotBeTakenIsNamed() throws Exception {
        Files.createDirectory(run.database());
        Files.createFile(run.database().resolve("in the way"));
        assertThatThrownBy(() -> Migration.of(run).overwrite(true).run())
                .isInstanceOf(StorageException.class)
                .hasMessageContaining(run.database().toString());
        assertThat(RunFiles.names(run.path())).noneMatch(name -> name.endsWith(".tmp"));
    }

    @Test
    void aRunBeingWrittenIsRefusedUnlessAskedFor() {
        try (RunLock lock = RunLock.acquire(run)) {
            assertThat(lock).isNotNull();
            assertThatThrownBy(() -> Migration.of(run).run())
                    .isInstanceOf(RunLockedException.class)
                    .hasMessageContaining("-Dturbulence.incomplete=true");
            assertThat(Migration.of(run).incomplete(true).run().steps()).isEqualTo(2);
        }
    }

    @Test
    void aRunThatWasNeverClosedIsRefusedUnlessAskedFor() throws Exception {
        Files.delete(run.summary());
        filesBefore = RunFiles.names(run.path());
        assertThatThrownBy(() -> Migration.of(run).run())
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("never closed")
                .hasMessageContaining("-Dturbulence.incomplete=true");
        leftNothingBehind();
        Migration.of(run).incomplete(true).run();
        assertThat(Database.one(run, "SELECT completed_at FROM runs")).isEqualTo("NULL");
        assertThat(Database.one(run, "SELECT value FROM meta WHERE key = 'state'"))
                .isEqualTo("incomplete");
    }

    @Test
    void whatIsNoRunIsNamed() {
        RunDirectory nowhere = new RunDirectory(temp.resolve("nowhere"));
        assertThatThrownBy(() -> Migration.of(nowhere).run())
                .isInstanceOf(RunNotFoundException.class)
                .hasMessageContaining(nowhere.toString());
        assertThat(nowhere.path()).doesNotExist();
        RunFiles.write(nowhere.manifest(), RunFiles.MANIFEST);
        assertThatThrownBy(() -> Migration.of(nowhere).run())
                .isInstanceOf(RunNotFoundException.class)
                .hasMessageContaining("instances.jsonl");
    }

    @Test
    void theJsonLinesStayAsTheyAre() throws Exception {
        FileTime old = FileTime.fromMillis(1_000_000_000_000L);
        List<Path> files = List.of(run.manifest(), run.summary(), run.instances(), run.steps(), run.assertions());
        List<byte[]> before = new ArrayList<>();
        for (Path file : files) {
            Files.setLastModifiedTime(file, old);
            before.add(bytes(file));
        }
        Migration.of(run).run();
        for (int i = 0; i < files.size(); i++) {
            assertThat(bytes(files.get(i))).isEqualTo(before.get(i));
            assertThat(Files.getLastModifiedTime(files.get(i))).isEqualTo(old);
        }
        assertThat(Database.one(run, "SELECT value FROM meta WHERE key = 'steps_jsonl_bytes'"))
                .isEqualTo(String.valueOf(Files.size(run.steps())));
    }

    @Test
    void progressIsToldUpToTheEnd() {
        List<TransferProgress> told = new ArrayList<>();
        MigrationReport report = Migration.of(run).onProgress(told::add).run();
        TransferProgress last = told.get(told.size() - 1);
        assertThat(last.phase()).isEqualTo(TransferProgress.Phase.INDEXES);
        assertThat(last.records()).isEqualTo(5);
        assertThat(last.bytes()).isEqualTo(report.bytesRead());
        assertThat(last.share()).isEqualTo(1);
        assertThat(last.elapsed()).isPositive();
    }

    @Test
    void migratingAllGoesOnAfterABadRunAndListsIt() {
        RunDirectory bad = RunFiles.complete(run.path().resolveSibling("run_bad"));
        RunFiles.write(bad.steps(), "{oops\n");
        RunDirectory done = RunFiles.complete(run.path().resolveSibling("run_done"));
        Migration.of(done).run();
        RunsDirectory runs = new RunsDirectory(run.path().getParent());
        TransferOfAllReport<MigrationReport> report = Migration.ofAll(runs).run();
        assertThat(report.done()).extracting(MigrationReport::run).containsExactly(run);
        assertThat(report.failed()).extracting(TransferOfAllReport.Failure::run).containsExactly(bad);
        assertThatThrownBy(report::throwIfFailed)
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("1 of 2 runs failed")
                .hasMessageContaining("run_bad: " + bad.steps() + ", line 1");
        assertThat(Migration.ofAll(runs).runs()).containsExactly(bad);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
