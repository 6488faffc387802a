package dev.turbulence.reliability.scene;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A JVM with this one's class path. Its standard output is read while it runs, so that it never waits for a reader; its
 * standard error goes to a file. It is dead when this is closed.
 */
public final class ChildJvm implements AutoCloseable {

    private static final Duration POLL = Duration.ofNanos(20_000);

    private final Process process;
    private final Path errors;
    private final Thread reader;
    private final List<String> lines = new ArrayList<>();
    private final long startNanos = System.nanoTime();

    private ChildJvm(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
        this.reader = new Thread(this::read, "output-of-" + process.pid());
        reader.start();
    }

    /**
     * Starts the main class.
     *
     * @param folder for its temporary files and its standard error
     * @param prefix what the command starts with, such as {@code setpriv ...}; may be empty
     */
    public static ChildJvm start(Path folder, List<String> prefix, Class<?> main, String... arguments)
            throws IOException {
        return start(false, folder, prefix, main, arguments);
    }

    /** As {@link #start}; when it ends by itself, it leaves an archive of its classes to those that are started later. */
    public static ChildJvm startFirst(Path folder, Class<?> main, String... arguments) throws IOException {
        return start(true, folder, List.of(), main, arguments);
    }

    private static ChildJvm start(boolean first, Path folder, List<String> prefix, Class<?> main, String... arguments)
            throws IOException {
        Files.createDirectories(folder);
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + folder));
        command.addAll(ChildClasses.options(first));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        Path errors = folder.resolve("stderr.txt");
        return new ChildJvm(
                new ProcessBuilder(command).redirectError(errors.toFile()).start(), errors);
    }

    private void read() {
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                synchronized (lines) {
                    lines.add(line);
                }
            }
        } catch (IOException e) {
            // The pipe of a killed process may break; what came through is what is known.
        }
    }

    /** How many lines it has told so far. */
    public int told() {
        synchronized (lines) {
            return lines.size();
        }
    }

    /** The last line it has told so far; empty when there is none. */
    public String last() {
        synchronized (lines) {
            return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
        }
    }

    /** How long it has been running. */
    public Duration age() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    /** Waits until something is true or the process has ended; returns whether it is true. */
    public boolean await(BooleanSupplier something) {
        while (!something.getAsBoolean()) {
            if (!process.isAlive()) {
                return something.getAsBoolean();
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        return true;
    }

    /** Kills it, if it is alive; returns a time at which it still was, or had ended by itself. */
    public Instant kill() throws InterruptedException {
        Instant before = Instant.now();
        process.destroyForcibly();
        process.waitFor();
        reader.join();
        return before;
    }

    /** Waits for its end and returns all it told. */
    public List<String> awaitEnd(Duration limit) throws InterruptedException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            kill();
            throw new IllegalStateException("The process did not end in " + limit + ": " + errors());
        }
        reader.join();
        return output();
    }

    public int exitCode() {
        return process.exitValue();
    }

    /** What it told. */
    public List<String> output() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    /** What it wrote to its standard error. */
    public String errors() {
        try {
            return Files.readString(errors);
        } catch (IOException e) {
            return "its standard error cannot be read: " + e;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
