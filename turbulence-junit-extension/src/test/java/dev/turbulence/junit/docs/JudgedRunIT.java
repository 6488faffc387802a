package dev.turbulence.junit.docs;

import static dev.turbulence.junit.TurbulenceAssertions.assertComplete;
import static dev.turbulence.junit.TurbulenceAssertions.assertGate;
import static dev.turbulence.junit.TurbulenceAssertions.assertLatency;
import static dev.turbulence.junit.TurbulenceAssertions.assertNoFailedInstances;
import static dev.turbulence.junit.TurbulenceAssertions.assertPassRateAtLeast;

import dev.turbulence.junit.TurbulenceRun;
import dev.turbulence.storage.StoredRun;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@TurbulenceRun
class JudgedRunIT {

    @Test
    void keepsItsPromises(StoredRun run) {
        assertComplete(run);
        assertNoFailedInstances(run);
        assertPassRateAtLeast(run, 99.5);
        assertLatency(run, "submit_payment", 95, Duration.ofMillis(500));
        assertGate(run, "p99_latency_ms[service=payments] > 2s, error_count > 0");
    }
}
