package dev.turbulence.reliability.disk;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file system of its own that is taken away at the end. Making one takes root on Linux: others skip the test. */
final class SmallDisk implements AutoCloseable {

    private static final Path THROTTLE = Path.of("/sys/fs/cgroup/blkio/blkio.throttle.write_iops_device");

    private final Path folder;
    /** Of a disk in a file; else null. */
    private final String device;

    private final String number;

    private SmallDisk(Path folder, String device, String number) {
        this.folder = folder;
        this.device = device;
        this.number = number;
    }

    /** A disk in memory of so many kilobytes. */
    static SmallDisk ofKilobytes(Path folder, int kilobytes) throws IOException {
        requireRoot();
        Files.createDirectories(folder);
        Commands.run("mount", "-t", "tmpfs", "-o", "size=" + kilobytes + "k", "tmpfs", folder.toString());
        return new SmallDisk(folder, null, null);
    }

    /**
     * A disk in a file that does so many writes per second and no more: each write waits for it, as on a network drive that
     * is far away. The kernel does the waiting, by version 1 of its control groups.
     */
    static SmallDisk slow(Path folder, int writesPerSecond) throws IOException {
        requireRoot();
        assumeThat(THROTTLE)
                .as("slowing a disk down: by control groups of version 1")
                .isWritable();
        assumeThat(Commands.succeeds(List.of("mkfs.ext4", "-V")))
                .as("slowing a disk down: with mkfs.ext4")
                .isTrue();
        Path image = folder.resolveSibling(folder.getFileName() + ".img");
        Files.createDirectories(folder);
        Commands.run("truncate", "-s", "32M", image.toString());
        Commands.run("mkfs.ext4", "-q", image.toString());
        String device = Commands.run("losetup", "--find", "--show", image.toString());
        Commands.run("mount", "-o", "sync", device, folder.toString());
        String number = Files.readString(
                        Path.of("/sys/block", Path.of(device).getFileName().toString(), "dev"))
                .strip();
        Files.writeString(THROTTLE, number + " " + writesPerSecond);
        return new SmallDisk(folder, device, number);
    }

    static void requireRoot() {
        assumeThat(System.getProperty("os.name"))
                .as("mounting a disk: on Linux")
                .isEqualTo("Linux");
        assumeThat(System.getProperty("user.name"))
                .as("mounting a disk: by root")
                .isEqualTo("root");
        assumeThat(Commands.succeeds(List.of("unshare", "--mount", "true")))
                .as("mounting a disk: where the container allows it")
                .isTrue();
    }

    Path folder() {
        return folder;
    }

    /** From now on nothing can be written. */
    void makeReadOnly() throws IOException {
        Commands.run("mount", "-o", "remount,ro", folder.toString());
    }

    @Override
    public void close() throws IOException {
        if (device != null) {
            Files.writeString(THROTTLE, number + " 0");
        }
        Commands.run("umount", folder.toString());
        if (device != null) {
            Commands.run("losetup", "--detach", device);
        }
    }
}
