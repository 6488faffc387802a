package dev.turbulence.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which file of a run's folder is read, and what is said when none can be. */
class OpeningRunsTest {

    @TempDir
    private Path folder;

    private static void makeForeignDatabase(Path file) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE runs(id TEXT PRIMARY KEY)");
        }
    }

    @Test
    void saysWhereThereIsNoRunAndHowToMakeOne() {
        assertThatThrownBy(() -> StoredRun.open(folder.resolve("none")))
                .isInstanceOf(RunNotFoundException.class)
                .hasMessageContaining(folder.resolve("none").toString())
                .hasMessageContaining("mvn turbulence:run");
        assertThatThrownBy(() -> StoredRun.open(folder))
                .isInstanceOf(RunNotFoundException.class)
                .hasMessageContaining("neither turbulence.db nor instances.jsonl");
    }

    /** Its process may be killed between the two, and a run that is there must be incomplete, not unreadable. */
    @Test
    void aRunThatHasItsManifestAndNoRecordsYetIsIncomplete() throws Exception {
        Path run = SampleRun.write(Storage.JSONL, folder);
        for (String file : new String[] {"instances.jsonl", "steps.jsonl", "assertions.jsonl", "summary.json"}) {
            Files.delete(run.resolve(file));
        }
        Path manifest = run.resolve("manifest.json");
        Files.writeString(
                manifest, Files.readString(manifest).replace("\"state\": \"complete\"", "\"state\": \"running\""));
        try (StoredRun begun = StoredRun.open(run)) {
            assertThat(begun.state()).isEqualTo(RunState.INCOMPLETE);
            assertThat(begun.steps().count()).isZero();
            assertThat(begun.names().scenarios()).isNotEmpty();
            assertThat(begun.summary().instanceCount()).isZero();
            assertThat(begun.warnings()).anyMatch(warning -> warning.contains("Nothing is recorded"));
        }
    }

    @Test
    void aRunThatIsCompleteAndHasLostItsRecordsIsNoRun() throws Exception {
        Path run = SampleRun.write(Storage.SQLITE, folder);
        Files.delete(run.resolve("turbulence.db"));
        assertThatThrownBy(() -> StoredRun.open(run))
                .isInstanceOf(RunNotFoundException.class)
                .hasMessageContaining("neither turbulence.db nor instances.jsonl");
    }

    @Test
    void saysWhichRunsAFolderOfRunsHolds() {
        Path run = TestRuns.copy(TestRuns.FIXTURES, folder);
        assertThatThrownBy(() -> StoredRun.open(folder))
                .isInstanceOf(RunNotFoundException.class)
                .hasMessageContaining(run.toString());
    }

    @Test
    void aFileThatIsNoDatabaseIsNoRun() {
        Path run = TestRuns.copy(TestRuns.FIXTURES, folder);
        assertThatThrownBy(() -> StoredRun.open(run.resolve("steps.jsonl")))
                .isInstanceOf(RunNotFoundException.class)
                .hasMessageContaining("Name the run's folder");
    }

    @Test
    void aForeignDatabaseBesideJsonLinesIsIgnoredWithAWarning() throws Exception {
        Path run = TestRuns.copy(TestRuns.FIXTURES, folder);
        makeForeignDatabase(run.resolve("turbulence.db"));
        try (StoredRun opened = StoredRun.open(run.resolve("turbulence.db"))) {
            assertThat(opened.storage()).isEqualTo(Storage.JSONL);
            assertThat(opened.instances().count()).isEqualTo(3);
            assertThat(opened.warnings())
                    .singleElement()
                    .asString()
                    .contains("turbulence.db", "ignored", "Python tool");
        }
    }

    @Test
    void aForeignDatabaseAloneIsAnErrorThatShowsTheWayOut() throws Exception {
        makeForeignDatabase(folder.resolve("turbulence.db"));
        assertThatThrownBy(() -> StoredRun.open(folder))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("Python tool")
                .hasMessageContaining("turbulence:migrate -Dturbulence.overwrite=true");
    }

    @Test
    void aFileThatOnlyLooksLikeADatabaseIsNone() throws Exception {
        Path run = TestRuns.copy(TestRuns.FIXTURES, folder);
        Files.writeString(run.resolve("turbulence.db"), "nothing");
        try (StoredRun opened = StoredRun.open(run)) {
            assertThat(opened.warnings()).singleElement().asString().contains("no SQLite database");
        }
    }

    @Test
    void aBrokenManifestIsNamed() throws Exception {
        Path run = TestRuns.copy(TestRuns.FIXTURES, folder);
        Files.writeString(run.resolve("manifest.json"), "{\n  \"run_id\": }");
        assertThatThrownBy(() -> StoredRun.open(run))
                .isInstanceOf(MalformedRunException.class)
                .hasMessageContaining("manifest.json, line 2, column 13");
    }
}
