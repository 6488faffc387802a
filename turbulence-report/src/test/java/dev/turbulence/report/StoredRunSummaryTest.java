package dev.turbulence.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turbulence.storage.StoredRun;
import dev.turbulence.storage.gate.Gate;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The summary of a run as another tool left it on disk. */
class StoredRunSummaryTest {

    @Test
    void showsTheRunAndItsVerdict() {
        try (StoredRun run = StoredRun.open(foreignRun())) {
            Gate gate = Gate.parse("fail_count>0, p95_latency_ms[step=*]>100ms, assertions_failed>0");

            Golden.assertEqual(ConsoleSummary.PLAIN.lines(run, gate.judge(run)), run.directory(), "foreign.txt");
        }
    }

    @Test
    void withoutAVerdictItEndsWithThePlaceOfTheRun() {
        try (StoredRun run = StoredRun.open(foreignRun())) {
            List<String> lines = ConsoleSummary.PLAIN.lines(run);

            assertThat(lines).endsWith("Stored in " + run.directory());
            assertThat(lines).doesNotContain("Gate failed", "Gate passed");
        }
    }

    private static Path foreignRun() {
        try {
            return Path.of(StoredRunSummaryTest.class
                    .getResource("foreign/run_20261123_215856")
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
