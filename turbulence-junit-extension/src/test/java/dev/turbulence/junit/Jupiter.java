package dev.turbulence.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Executes test classes with the real Jupiter engine. */
final class Jupiter {

    private final Map<String, String> parameters = new LinkedHashMap<>();

    private Jupiter() {}

    static Jupiter withRunsIn(Path runsDirectory) {
        return new Jupiter().with("turbulence.runsDirectory", runsDirectory.toString());
    }

    static Jupiter withoutConfiguration() {
        return new Jupiter();
    }

    Jupiter with(String configurationParameter, String value) {
        parameters.put(configurationParameter, value);
        return this;
    }

    EngineExecutionResults execute(Class<?>... testClasses) {
        EngineTestKit.Builder kit = EngineTestKit.engine("junit-jupiter").configurationParameters(parameters);
        for (Class<?> testClass : testClasses) {
            kit.selectors(selectClass(testClass));
        }
        return kit.execute();
    }

    /** Executes tests all of which are to pass. */
    void executeAndExpect(int passingTests, Class<?>... testClasses) {
        EngineExecutionResults results = execute(testClasses);
        // What failed comes first: its message says more than a number.
        failures(results).stream().findFirst().ifPresent(failure -> {
            throw new AssertionError("A test that should pass failed", failure);
        });
        results.testEvents()
                .assertStatistics(counts -> counts.started(passingTests)
                        .succeeded(passingTests)
                        .failed(0)
                        .skipped(0)
                        .aborted(0));
        results.containerEvents().assertStatistics(counts -> counts.skipped(0).failed(0));
    }

    /** What tests and containers failed with. */
    static List<Throwable> failures(EngineExecutionResults results) {
        return results.allEvents().failed().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .orElseThrow())
                .toList();
    }

    /** Why tests and containers were skipped. */
    static List<String> skipReasons(EngineExecutionResults results) {
        return results.allEvents().skipped().stream()
                .map((Event event) -> event.getRequiredPayload(String.class))
                .toList();
    }
}
