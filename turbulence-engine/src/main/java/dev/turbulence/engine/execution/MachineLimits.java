package dev.turbulence.engine.execution;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.turbulence.storage.LoadShape;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/** What this machine may not give a run that asks for it. */
final class MachineLimits {

    /** Open files besides connections: the run's own, those of the JVM, and some to spare. */
    private static final long OTHER_FILES = 100;

    private static final long SPARE_FILES = 1_000;

    private MachineLimits() {}

    /** What is to be said before a run of this shape starts; empty when nothing stands in its way. */
    static Optional<String> warning(LoadShape load) {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? warning(load, system.getMaxFileDescriptorCount() - system.getOpenFileDescriptorCount())
                : Optional.empty();
    }

    /** An open load's bound is far above what it mostly needs, and is no reason to warn. */
    static Optional<String> warning(LoadShape load, long freeFiles) {
        long asked = load.instances() == null ? load.parallel() : Math.min(load.instances(), load.parallel());
        if (load.isOpen() || asked + OTHER_FILES <= freeFiles) {
            return Optional.empty();
        }
        return Optional.of(asked + " instances at once may need as many connections, and this process may open "
                + freeFiles
                + " more files and sockets: those beyond will fail. Raise the limit (ulimit -n " + (asked + SPARE_FILES)
                + ", before Maven starts) or ask for fewer at once.");
    }
}
