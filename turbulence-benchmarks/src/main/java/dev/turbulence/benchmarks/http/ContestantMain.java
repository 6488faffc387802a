package dev.turbulence.benchmarks.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongPredicate;

/** One contestant in a JVM of its own: 5,000 requests cold, then timed at each degree of parallelism. */
public final class ContestantMain {

    private static final int COLD_REQUESTS = 5_000;
    private static final int COLD_PARALLEL = 10;
    private static final long WARM_UP_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final long MEASURED_NANOS = TimeUnit.SECONDS.toNanos(3);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final Contestant contestant;
    private final URI uri;

    private ContestantMain(Contestant contestant, URI uri) {
        this.contestant = contestant;
        this.uri = uri;
    }

    /** Arguments: contestant, URL, degrees of parallelism. Prints CPU seconds cold, then one line per degree. */
    public static void main(String[] args) throws Exception {
        int most = Integer.parseInt(args[args.length - 1]);
        try (Contestant contestant = Contestant.named(args[0], most)) {
            ContestantMain main = new ContestantMain(contestant, URI.create(args[1]));
            main.loop(COLD_PARALLEL, number -> number <= COLD_REQUESTS);
            print(SYSTEM.getProcessCpuTime() / 1e9);
            for (int i = 2; i < args.length; i++) {
                main.measure(Integer.parseInt(args[i]));
            }
        }
    }

    private void measure(int parallel) throws Exception {
        long warmUpEnd = System.nanoTime() + WARM_UP_NANOS;
        loop(parallel, number -> System.nanoTime() < warmUpEnd);
        long cpu = SYSTEM.getProcessCpuTime();
        long start = System.nanoTime();
        long requests = loop(parallel, number -> System.nanoTime() - start < MEASURED_NANOS);
        double seconds = (System.nanoTime() - start) / 1e9;
        print(requests / seconds, (SYSTEM.getProcessCpuTime() - cpu) / 1e3 / requests);
    }

    /** Threads ask while the predicate holds for the number of the next request; returns how many were made. */
    private long loop(int parallel, LongPredicate goOn) throws Exception {
        AtomicLong numbers = new AtomicLong();
        AtomicLong made = new AtomicLong();
        AtomicReference<Exception> failure = new AtomicReference<>();
        ExecutorService threads = Executors.newFixedThreadPool(parallel);
        for (int i = 0; i < parallel; i++) {
            threads.execute(() -> {
                try {
                    while (goOn.test(numbers.incrementAndGet()) && failure.get() == null) {
                        askOnce();
                        made.incrementAndGet();
                    }
                } catch (Exception e) {
                    failure.set(e);
                }
            });
        }
        threads.shutdown();
        threads.awaitTermination(1, TimeUnit.MINUTES);
        if (failure.get() != null) {
            throw failure.get();
        }
        return made.get();
    }

    private void askOnce() throws Exception {
        String status = JSON.readTree(contestant.get(uri)).path("status").asText();
        if (!status.equals("accepted")) {
            throw new IllegalStateException("unexpected answer: " + status);
        }
    }

    private static void print(double... figures) {
        StringBuilder line = new StringBuilder();
        for (double figure : figures) {
            line.append(String.format(Locale.ROOT, "%.3f ", figure));
        }
        System.out.println(line.toString().trim());
    }
}
