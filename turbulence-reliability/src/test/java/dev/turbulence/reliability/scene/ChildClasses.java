package dev.turbulence.reliability.scene;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * This JVM's class path for hundreds of children that each live for a second or two. Folders are packed into jars, which
 * allows the JVM to keep an archive of loaded classes; with it a child needs half of the processor time to get going. All
 * are where a child of another user can read them.
 */
final class ChildClasses {

    private static final Path FOLDER = makeFolder();
    private static final String CLASS_PATH = makeClassPath();

    private ChildClasses() {}

    /**
     * Options that name the class path and the archive, if there is one.
     *
     * @param leave whether the child leaves the archive to all others when it ends by itself
     */
    static List<String> options(boolean leave) {
        Path archive = FOLDER.resolve("classes.jsa");
        List<String> options = new ArrayList<>();
        // The JVM's own warnings would stand between what the child tells.
        options.add("-Xlog:disable");
        if (Files.exists(archive)) {
            options.add("-XX:SharedArchiveFile=" + archive);
        } else if (leave) {
            options.add("-XX:ArchiveClassesAtExit=" + archive);
        }
        options.add("-classpath");
        options.add(CLASS_PATH);
        return options;
    }

    private static Path makeFolder() {
        try {
            Path folder = Files.createTempDirectory("turbulence-children-");
            if (Files.getFileStore(folder).supportsFileAttributeView(PosixFileAttributeView.class)) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
            Runtime.getRuntime().addShutdownHook(new Thread(() -> Folders.delete(folder)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String makeClassPath() {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(System.getProperty("path.separator"))) {
            Path path = Path.of(entry);
            Path jar = FOLDER.resolve(entries.size() + ".jar");
            if (Files.isDirectory(path)) {
                entries.add(pack(path, jar).toString());
            } else if (Files.exists(path)) {
                entries.add(copy(path, jar).toString());
            }
        }
        return String.join(System.getProperty("path.separator"), entries);
    }

    private static Path copy(Path file, Path jar) {
        try {
            return Files.copy(file, jar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path pack(Path folder, Path jar) {
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out);
                Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                entries.putNextEntry(
                        new JarEntry(folder.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, entries);
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
