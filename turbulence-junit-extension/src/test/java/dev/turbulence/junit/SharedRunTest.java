package dev.turbulence.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turbulence.storage.RunSummary;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.StorageException;
import dev.turbulence.storage.StoredRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** A run is opened once, shared by all tests, and closed after the last. */
class SharedRunTest {

    private static final Set<StoredRun> RUNS =
            Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
    private static final Set<RunSummary> SUMMARIES =
            Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
    private static final Set<Thread> THREADS = ConcurrentHashMap.newKeySet();

    private static final SampleRun SAMPLE = SampleRun.named("run_a", 90, 10);

    @TempDir
    Path runs;

    @BeforeEach
    void forgetWhatOthersSaw() {
        RUNS.clear();
        SUMMARIES.clear();
        THREADS.clear();
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void testsInParallelShareOneOpenRunAndLeaveItAsItWas(Storage storage) throws IOException {
        Path run = SAMPLE.writeTo(runs, storage).path();
        Map<String, String> before = contents(run);

        Jupiter.withRunsIn(runs)
                .with("junit.jupiter.execution.parallel.enabled", "true")
                .with("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .with("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .with("junit.jupiter.execution.parallel.config.fixed.parallelism", "8")
                .executeAndExpect(2 * Many.TESTS, Many.class, ManyMore.class);

        assertThat(RUNS).hasSize(1);
        assertThat(SUMMARIES).hasSize(1);
        assertThat(THREADS).hasSizeGreaterThan(1);
        assertThat(contents(run)).isEqualTo(before);
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                contents.put(
                        file.getFileName().toString(),
                        new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return contents;
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void theRunIsClosedAfterTheLastTest(Storage storage) {
        SAMPLE.writeTo(runs, storage);

        Jupiter.withRunsIn(runs).executeAndExpect(Many.TESTS, Many.class);

        StoredRun run = RUNS.iterator().next();
        assertThatThrownBy(() -> run.instances().list())
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void theRunIsClosedAfterFailedTestsToo() {
        SAMPLE.writeTo(runs);

        EngineExecutionResults results = Jupiter.withRunsIn(runs).execute(Failing.class);

        results.testEvents().assertStatistics(counts -> counts.failed(1));
        StoredRun run = RUNS.iterator().next();
        assertThatThrownBy(() -> run.instances().list())
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("closed");
    }

    @TurbulenceRun
    static class Many {

        static final int TESTS = 100;

        @RepeatedTest(TESTS)
        void asks(StoredRun run, RunSummary summary) {
            RUNS.add(run);
            SUMMARIES.add(summary);
            THREADS.add(Thread.currentThread());
            assertThat(run.instances().failed().list()).hasSize(10);
            assertThat(run.steps().named("submit_payment").latency().count()).isEqualTo(summary.requestCount());
        }
    }

    static class ManyMore extends Many {}

    @TurbulenceRun
    static class Failing {

        @Test
        void fails(StoredRun run) {
            RUNS.add(run);
            throw new AssertionError("on purpose");
        }
    }
}
