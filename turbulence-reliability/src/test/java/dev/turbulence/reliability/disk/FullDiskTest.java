package dev.turbulence.reliability.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turbulence.reliability.scene.Folders;
import dev.turbulence.reliability.scene.LeftFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The disk fills up in the middle of the work. */
class FullDiskTest {

    private static final int RUN_KILOBYTES = 3_000;
    private static final int OUTPUT_KILOBYTES = 20;

    @TempDir
    private Path temp;

    private FaultyDisk faulty;

    @BeforeEach
    void makeFolders() {
        faulty = new FaultyDisk(temp.resolve("elsewhere"));
    }

    @AfterEach
    void deleteFolders() {
        faulty.close();
    }

    /** Needs no rights: a process may not make a file longer than so much. */
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "ulimit is of POSIX shells")
    @ParameterizedTest
    @EnumSource(Task.class)
    void whereNoFileMayBeLongerTheTaskIsRefusedAndLeavesNothingThatLooksWhole(Task task) throws Exception {
        Path run = faulty.prepare(task, temp.resolve("runs"));
        Map<String, String> before = LeftFiles.contents(run);
        String limit = String.valueOf(2 * (isOutput(task) ? OUTPUT_KILOBYTES : RUN_KILOBYTES));
        List<String> prefix = List.of("sh", "-c", "ulimit -f " + limit + "; exec \"$@\"", "sh");
        String message = faulty.refused(prefix, task, run, temp.resolve("output"));
        look(task, run, temp.resolve("output"), before, message, "File too large|the disk reported an error");
    }

    @ParameterizedTest
    @EnumSource(Task.class)
    void whereTheDiskIsFullTheTaskIsRefusedAndLeavesNothingThatLooksWhole(Task task) throws Exception {
        Path elsewhere = faulty.prepare(task, temp.resolve("runs"));
        int kilobytes = isOutput(task) ? OUTPUT_KILOBYTES : RUN_KILOBYTES;
        if (task == Task.MIGRATE || task == Task.EXPORT) {
            kilobytes += (int) (Folders.size(elsewhere) / 1000);
        }
        try (SmallDisk disk = SmallDisk.ofKilobytes(temp.resolve("disk"), kilobytes)) {
            Path run = isOutput(task)
                    ? elsewhere
                    : faulty.prepare(task, disk.folder().resolve("runs"));
            Map<String, String> before = LeftFiles.contents(run);
            String message = faulty.refused(List.of(), task, run, disk.folder());
            look(task, run, disk.folder(), before, message, "No space left on device|the disk is full");
        }
    }

    private static boolean isOutput(Task task) {
        return task == Task.REPORT || task == Task.QUERY;
    }

    private void look(Task task, Path run, Path output, Map<String, String> before, String message, String cause)
            throws Exception {
        FaultyDisk.requireClear(message, isOutput(task) ? output : run, cause);
        if (task == Task.RUN_JSONL || task == Task.RUN_SQLITE) {
            faulty.requireUnfinished(run);
        } else {
            faulty.requireUntouched(task, run, before);
        }
        if (isOutput(task)) {
            assertThat(Folders.files(output))
                    .as("reports and answers that are not whole")
                    .isEmpty();
        }
    }
}
