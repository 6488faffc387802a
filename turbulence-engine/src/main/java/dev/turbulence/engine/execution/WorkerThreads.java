package dev.turbulence.engine.execution;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes the threads that instances run on. Virtual threads pin their carrier in {@code synchronized} from Java 21 to 23,
 * which stalls blocking calls under a small number of cores, so they are used from 24 on; the baseline, 17, has none.
 */
final class WorkerThreads {

    private static final int FIRST_WITHOUT_PINNING = 24;

    private WorkerThreads() {}

    static ThreadFactory factory() {
        return areVirtual() ? virtual() : platform();
    }

    static boolean areVirtual() {
        return Runtime.version().feature() >= FIRST_WITHOUT_PINNING;
    }

    static ThreadFactory platform() {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "turbulence-worker-" + number.incrementAndGet());
            // A worker stuck in a system call must not keep a build from ending.
            thread.setDaemon(true);
            return thread;
        };
    }

    private static ThreadFactory virtual() {
        try {
            Class<?> builderType = Class.forName("java.lang.Thread$Builder");
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            Object named =
                    builderType.getMethod("name", String.class, long.class).invoke(builder, "turbulence-worker-", 1L);
            return (ThreadFactory) builderType.getMethod("factory").invoke(named);
        } catch (ClassNotFoundException | NoSuchMethodException | IllegalAccessException e) {
            throw new IllegalStateException("Java " + Runtime.version() + " has no virtual threads", e);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("Virtual threads cannot be made", e.getCause());
        }
    }
}
