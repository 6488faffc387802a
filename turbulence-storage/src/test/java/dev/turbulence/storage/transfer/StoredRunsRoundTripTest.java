package dev.turbulence.storage.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turbulence.storage.RunDirectory;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StoredRunsRoundTripTest {

    @TempDir
    Path temp;

    static Stream<Path> runs() {
        return RunFiles.stored().stream();
    }

    @Test
    void thereAreRunsToTry() {
        assertThat(RunFiles.stored()).hasSizeGreaterThanOrEqualTo(4);
    }

    @ParameterizedTest
    @MethodSource("runs")
    void comeBackAsTheSameRecords(Path stored) {
        RunDirectory run = RunFiles.copy(stored, temp.resolve(stored.getFileName()));
        MigrationReport migrated = Migration.of(run).run();
        RunDirectory alone = RunFiles.databaseAlone(run, temp.resolve("alone"));
        ExportReport exported = Export.of(alone).run();
        SameRecords.assertSame(alone, run);
        assertThat(migrated.warnings()).isEmpty();
        assertThat(exported.steps()).isEqualTo(migrated.steps()).isPositive();
        assertThat(exported.instances()).isEqualTo(migrated.instances()).isPositive();
        assertThat(exported.assertions()).isEqualTo(migrated.assertions());
    }

    @ParameterizedTest
    @MethodSource("runs")
    void makeCleanDatabases(Path stored) {
        RunDirectory run = RunFiles.copy(stored, temp.resolve(stored.getFileName()));
        Migration.of(run).run();
        assertThat(Database.rows(run, "PRAGMA integrity_check")).containsExactly("ok");
        assertThat(Database.rows(run, "PRAGMA foreign_key_check")).isEmpty();
        assertThat(Database.one(run, "PRAGMA journal_mode")).isEqualTo("delete");
    }

    @ParameterizedTest
    @MethodSource("runs")
    void keepObservationsToTheLetter(Path stored) {
        RunDirectory run = RunFiles.copy(stored, temp.resolve(stored.getFileName()));
        Migration.of(run).run();
        String steps = RunFiles.read(run.steps());
        Database.rows(run, "SELECT observation FROM steps")
                .forEach(observation -> assertThat(steps).contains(observation.replace("NULL", "null")));
    }
}
