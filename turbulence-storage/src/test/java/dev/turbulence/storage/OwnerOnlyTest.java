package dev.turbulence.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.turbulence.storage.transfer.Export;
import dev.turbulence.storage.transfer.Migration;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OwnerOnlyTest {

    @TempDir
    Path folder;

    @BeforeEach
    void needsPermissions() {
        assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void whatIsWrittenOfARunIsItsOwnersAloneFromTheStartOn(Storage storage) throws Exception {
        Path runs = folder.resolve("runs");
        Path run;
        try (RunWriter writer = RunWriter.create(storage, runs, SampleRun.newRun(null))) {
            run = writer.directory().path();
            SampleRun.writeRecords(writer);
            String written = storage == Storage.JSONL ? "steps.jsonl" : "turbulence.db-wal";
            Map<String, String> open = permissions(run);
            for (int i = 0; i < 1_000 && !open.containsKey(written); i++) {
                // SQLite's log is there from the first commit on, which is made in the background.
                Thread.sleep(10);
                open = permissions(run);
            }
            assertThat(open).containsKeys("run.lock", written);
            assertOwnerOnly(open);
            writer.finish(RunOutcome.complete());
        }
        new RunsDirectory(runs).pointTo(new RunDirectory(run));

        assertThat(permissions(run)).containsKey("summary.json");
        assertOwnerOnly(permissions(run));
        assertThat(mode(folder.resolve("last-run"))).isEqualTo("rw-------");
    }

    @Test
    void whatIsMadeOfARunIsItsOwnersAloneThoughTheRunIsNot() throws IOException {
        Path run = SampleRun.write(Storage.JSONL, folder);
        for (String given : permissions(run).keySet()) {
            Path file = run.resolve(given);
            Files.setPosixFilePermissions(
                    file, PosixFilePermissions.fromString(Files.isDirectory(file) ? "rwxr-xr-x" : "rw-r--r--"));
        }
        RunDirectory directory = new RunDirectory(run);
        Migration.of(directory).run();
        Migration.of(directory).overwrite(true).run();
        Files.delete(directory.instances());
        Files.delete(directory.summary());

        Export.of(directory).overwrite(true).run();

        assertThat(mode(directory.database())).isEqualTo("rw-------");
        assertThat(mode(directory.instances())).isEqualTo("rw-------");
        assertThat(mode(directory.steps())).isEqualTo("rw-------");
        assertThat(mode(directory.summary())).isEqualTo("rw-------");
        assertThat(mode(run)).isEqualTo("rwxr-xr-x");
    }

    @Test
    void aFileThatIsReplacedLosesThePermissionsItHad() throws IOException {
        Path file = Files.writeString(folder.resolve("f"), "long before");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));

        try (OutputStream out = OwnerOnly.replace(file)) {
            out.write('x');
            assertThat(mode(file)).isEqualTo("rw-------");
        }

        assertThat(file).hasContent("x");
    }

    @Test
    void aFolderThatIsThereStaysAsItIs() throws IOException {
        Path there = Files.createDirectory(
                folder.resolve("there"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-x---")));

        OwnerOnly.createFolders(there.resolve("a/b"));

        assertThat(mode(there)).isEqualTo("rwxr-x---");
        assertThat(mode(there.resolve("a"))).isEqualTo("rwx------");
        assertThat(mode(there.resolve("a/b"))).isEqualTo("rwx------");
    }

    private static void assertOwnerOnly(Map<String, String> permissions) {
        permissions.forEach((file, mode) -> assertThat(mode).as(file).matches("rw[x-]------"));
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    /** Of a folder and everything in it, by relative path. */
    private static Map<String, String> permissions(Path root) throws IOException {
        Map<String, String> permissions = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.toList()) {
                permissions.put(root.relativize(file).toString(), mode(file));
            }
        }
        return permissions;
    }
}
