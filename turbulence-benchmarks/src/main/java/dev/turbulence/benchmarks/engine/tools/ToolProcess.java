package dev.turbulence.benchmarks.engine.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a command to its end and says what that cost, from Linux's {@code /proc}. One at a time in this JVM. */
final class ToolProcess {

    private static final Path OWN_STAT = Path.of("/proc/self/stat");
    /** Of {@code /proc/self/stat}, counted behind the command's closing parenthesis. */
    private static final int CHILDREN_USER_TICKS = 13;

    private static final int CHILDREN_SYSTEM_TICKS = 14;
    private static final long MICROS_PER_TICK = 10_000;
    private static final long POLL_MILLIS = 20;
    private static final long LIMIT_NANOS = TimeUnit.MINUTES.toNanos(10);

    /**
     * What a process cost.
     *
     * @param startedMillis when it was started, since the epoch
     * @param cpuMicros user and system time of the whole process, JVM start and compilers included
     * @param peakBytes the most memory it had resident, looked at every 20 ms
     */
    record Cost(long startedMillis, long cpuMicros, long peakBytes) {}

    private ToolProcess() {}

    /** The Java that runs this. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /**
     * Runs it.
     *
     * @param output where both its outputs go
     * @throws IOException when it fails, takes over ten minutes, or there is no {@code /proc}
     */
    static Cost run(List<String> command, Path folder, Path output) throws IOException, InterruptedException {
        if (!Files.exists(OWN_STAT)) {
            throw new IOException("CPU and memory of processes are read from " + OWN_STAT + ": run this on Linux");
        }
        long cpuBefore = cpuMicrosOfEndedChildren();
        long startedMillis = System.currentTimeMillis();
        long startedNanos = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        long peakBytes = 0;
        try {
            while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                peakBytes = Math.max(peakBytes, peakBytes(process.pid()));
                if (System.nanoTime() - startedNanos > LIMIT_NANOS) {
                    throw new IOException("still running after ten minutes: " + command);
                }
            }
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw new IOException(
                    "ended with " + process.exitValue() + ": " + command + "\n" + Files.readString(output));
        }
        return new Cost(startedMillis, cpuMicrosOfEndedChildren() - cpuBefore, peakBytes);
    }

    private static long cpuMicrosOfEndedChildren() throws IOException {
        String stat = Files.readString(OWN_STAT);
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[CHILDREN_USER_TICKS]) + Long.parseLong(fields[CHILDREN_SYSTEM_TICKS]))
                * MICROS_PER_TICK;
    }

    /** 0 when it has just ended. */
    private static long peakBytes(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
