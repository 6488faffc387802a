package dev.turbulence.reliability.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.turbulence.reliability.scene.Answers;
import dev.turbulence.reliability.scene.Folders;
import dev.turbulence.reliability.scene.LeftFiles;
import dev.turbulence.storage.RunState;
import dev.turbulence.storage.Storage;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Folders that may not be written to, and files where folders should be. */
class NoAccessTest {

    private static final String DENIED = "permission denied|Permission denied|may not be written";

    @TempDir
    private Path temp;

    private FaultyDisk faulty;

    @BeforeEach
    void makeFolders() throws Exception {
        faulty = new FaultyDisk(temp.resolve("elsewhere"));
        FileStore store = Files.getFileStore(temp);
        assumeThat(store.supportsFileAttributeView(PosixFileAttributeView.class))
                .as("rights of POSIX systems")
                .isTrue();
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterEach
    void deleteFolders() throws Exception {
        for (Path folder : List.of(temp.resolve("runs"), temp.resolve("runs/run_1"), temp.resolve("output"))) {
            if (Files.isDirectory(folder)) {
                setRights(folder, "rwxr-xr-x");
            }
        }
        faulty.close();
    }

    private static void setRights(Path folder, String rights) throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(rights));
    }

    /** Root may do everything, so that it hands the task to somebody who may not. */
    private static List<String> unprivileged() {
        return "root".equals(System.getProperty("user.name"))
                ? List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
                : List.of();
    }

    @ParameterizedTest
    @EnumSource(Task.class)
    void aFolderWithoutPermissionIsNamed(Task task) throws Exception {
        Path run = faulty.prepare(task, temp.resolve("runs"));
        Files.createDirectories(run.getParent());
        Path output = Files.createDirectories(temp.resolve("output"));
        Map<String, String> before = LeftFiles.contents(run);
        if (Files.isDirectory(run)) {
            setRights(run, "r-xr-xr-x");
        }
        setRights(run.getParent(), "r-xr-xr-x");
        setRights(output, "r-xr-xr-x");
        String message = faulty.refused(unprivileged(), task, run, output);
        FaultyDisk.requireClear(message, temp, DENIED);
        assertThat(LeftFiles.contents(run)).isEqualTo(before);
        assertThat(Folders.files(output)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Task.class)
    void aReadOnlyDiskIsNamed(Task task) throws Exception {
        try (SmallDisk disk = SmallDisk.ofKilobytes(temp.resolve("disk"), 60_000)) {
            Path run = faulty.prepare(task, disk.folder().resolve("runs"));
            Map<String, String> before = LeftFiles.contents(run);
            disk.makeReadOnly();
            String message = faulty.refused(List.of(), task, run, disk.folder());
            FaultyDisk.requireClear(message, disk.folder(), "Read-only file system|may not be written");
            assertThat(LeftFiles.contents(run)).isEqualTo(before);
        }
    }

    /** Archived runs lie on such disks. */
    @ParameterizedTest
    @EnumSource(Storage.class)
    void aRunOnAReadOnlyDiskIsRead(Storage storage) throws Exception {
        try (SmallDisk disk = SmallDisk.ofKilobytes(temp.resolve("disk"), 60_000)) {
            Task reader = storage == Storage.JSONL ? Task.MIGRATE : Task.EXPORT;
            Path run = faulty.prepare(reader, disk.folder().resolve("runs"));
            disk.makeReadOnly();
            Answers answers = Answers.of(run, temp.resolve("reports"));
            assertThat(answers.state()).isEqualTo(RunState.COMPLETE);
            assertThat(answers.ended()).hasSize((int) Task.INSTANCES);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Task.class,
            names = {"RUN_JSONL", "RUN_SQLITE"})
    void aFileInPlaceOfTheFolderOfRunsIsNamed(Task task) throws Exception {
        Path file = Files.writeString(temp.resolve("runs"), "a file");
        String message = faulty.refused(List.of(), task, file.resolve("run_1"), temp);
        FaultyDisk.requireClear(message, file, "a file is in the way|not a folder|Not a directory");
        assertThat(file).hasContent("a file");
    }

    @ParameterizedTest
    @EnumSource(
            value = Task.class,
            names = {"REPORT", "QUERY"})
    void aFileInPlaceOfTheFolderForOutputIsNamed(Task task) throws Exception {
        Path file = Files.writeString(temp.resolve("output"), "a file");
        Path run = faulty.prepare(task, temp.resolve("runs"));
        String message = faulty.refused(List.of(), task, run, file);
        FaultyDisk.requireClear(message, file, "a file is in the way|not a folder|Not a directory");
        assertThat(file).hasContent("a file");
    }
}
