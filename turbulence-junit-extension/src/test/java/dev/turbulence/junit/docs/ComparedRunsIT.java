package dev.turbulence.junit.docs;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turbulence.junit.TurbulenceRun;
import dev.turbulence.storage.RunSummary;
import org.junit.jupiter.api.Test;

class ComparedRunsIT {

    @Test
    void noSlowerThanTheBaseline(
            @TurbulenceRun RunSummary latest,
            @TurbulenceRun(run = "src/test/turbulence/baseline", optional = true) RunSummary baseline) {
        assertTrue(latest.latency().p95().compareTo(baseline.latency().p95().multipliedBy(2)) < 0);
    }
}
