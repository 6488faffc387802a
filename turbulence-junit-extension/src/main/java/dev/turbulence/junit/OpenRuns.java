package dev.turbulence.junit;

import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunNotFoundException;
import dev.turbulence.storage.RunSummary;
import dev.turbulence.storage.StoredRun;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * The runs that tests have opened, kept in JUnit's store: safe for tests that run in parallel, and closed by JUnit after
 * the last of them.
 */
final class OpenRuns {

    private static final Namespace NAMESPACE = Namespace.create(OpenRuns.class);

    private OpenRuns() {}

    /**
     * Finds a run, and always the same one within a top-level test class, even if another one is made meanwhile.
     *
     * @throws RunNotFoundException if it is not there
     */
    static RunDirectory find(WantedRun wanted, ExtensionContext context) {
        Store store = topLevelClass(context).getStore(NAMESPACE);
        FoundKey key = new FoundKey(wanted.run().value(), wanted.runsDirectory().value());
        RunDirectory known = store.get(key, RunDirectory.class);
        if (known != null) {
            return known;
        }
        // Looked for outside of the store, which would remember that it was not there.
        RunDirectory found = wanted.find();
        return store.getOrComputeIfAbsent(key, absent -> found, RunDirectory.class);
    }

    static StoredRun run(RunDirectory directory, ExtensionContext context) {
        return opened(directory, context).run();
    }

    static RunSummary summary(RunDirectory directory, ExtensionContext context) {
        StoredRun run = run(directory, context);
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(new SummaryKey(directory), key -> run.summary(), RunSummary.class);
    }

    private static OpenRun opened(RunDirectory directory, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(directory, key -> new OpenRun(StoredRun.open(directory.path())), OpenRun.class);
    }

    private static ExtensionContext topLevelClass(ExtensionContext context) {
        ExtensionContext top = context;
        while (top.getParent()
                .filter(parent -> parent.getTestClass().isPresent())
                .isPresent()) {
            top = top.getParent().get();
        }
        return top;
    }

    private record FoundKey(String run, String runsDirectory) {}

    private record SummaryKey(RunDirectory directory) {}

    /** Closed by any JUnit: before 5.13 the store closes only the one interface, later it prefers the other. */
    private record OpenRun(StoredRun run) implements Store.CloseableResource, AutoCloseable {

        @Override
        public void close() {
            run.close();
        }
    }
}
