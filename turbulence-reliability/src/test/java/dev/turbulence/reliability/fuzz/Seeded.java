package dev.turbulence.reliability.fuzz;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Tries inputs that are numbers, one after the other, in a process of its own: {@code Seeded TARGET FOLDER SECONDS FIRST}.
 * Each kind of finding is printed once. An input that takes too long ends the process, with all its threads' stacks.
 */
public final class Seeded {

    static final int FOUND = 77;
    /** Of processor time; an input that waits for something gets longer. */
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final long WAIT_LIMIT_NANOS = 20 * LIMIT_NANOS;

    private static final Set<String> KINDS = new HashSet<>();

    private static Thread trying;
    private static volatile long input;
    private static volatile long since;
    private static volatile long cpuSince;

    private Seeded() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[1]);
        FuzzTarget target = Targets.valueOf(args[0]).create(folder.resolve("work-" + args[0]));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Long.parseLong(args[2]));
        long first = Long.parseLong(args[3]);
        trying = Thread.currentThread();
        watch();
        input = first;
        while (System.nanoTime() < end) {
            cpuSince = cpu();
            since = System.nanoTime();
            try {
                target.take(ByteBuffer.allocate(Long.BYTES).putLong(input).array());
            } catch (Throwable e) {
                if (KINDS.add(kind(e))) {
                    System.err.println("FOUND: input " + input + " was not borne");
                    e.printStackTrace();
                }
            }
            input++;
        }
        Files.writeString(folder.resolve("counts"), args[0] + " " + (input - first));
        System.exit(KINDS.isEmpty() ? 0 : FOUND); // Whatever threads an input left behind.
    }

    /** What tells a finding from others: the begin of what it says, or what was thrown, and where ours threw or called what threw. */
    private static String kind(Throwable e) {
        if (e instanceof Finding && e.getCause() == null) {
            return e.getMessage().split(",", 2)[0];
        }
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String where = Arrays.stream(root.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("dev.turbulence"))
                .findFirst()
                .map(StackTraceElement::toString)
                .orElse("");
        return root.getClass() + where;
    }

    private static void watch() {
        Thread watch = new Thread(
                () -> {
                    while (true) {
                        sleep();
                        if (tookTooLong()) {
                            Thread.getAllStackTraces().forEach((thread, stack) -> {
                                System.err.println(thread);
                                for (StackTraceElement element : stack) {
                                    System.err.println("\tat " + element);
                                }
                            });
                            found("took longer than " + TimeUnit.NANOSECONDS.toSeconds(LIMIT_NANOS)
                                    + " s of processor time");
                        }
                    }
                },
                "watch");
        watch.setDaemon(true);
        watch.start();
    }

    private static boolean tookTooLong() {
        return since != 0 && (cpu() - cpuSince > LIMIT_NANOS || System.nanoTime() - since > WAIT_LIMIT_NANOS);
    }

    /** Of the thread that tries. */
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getThreadCpuTime(trying.getId());
    }

    private static void sleep() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void found(String what) {
        System.err.println("FOUND: input " + input + " " + what);
        Runtime.getRuntime().halt(FOUND);
    }
}
