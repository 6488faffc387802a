package dev.turbulence.junit.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turbulence.junit.TurbulenceRun;
import dev.turbulence.storage.RunSummary;
import dev.turbulence.storage.StoredRun;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@TurbulenceRun
class CheckoutRunIT {

    @Test
    void noCheckoutFails(StoredRun run) {
        assertEquals(0, run.instances().inScenario("checkout").failed().count());
    }

    @Test
    void paymentsAreFast(StoredRun run) {
        Duration p95 = run.steps().named("submit_payment").latency().p95();
        assertTrue(p95.compareTo(Duration.ofMillis(500)) < 0, () -> "p95 of submit_payment is " + p95);
    }

    @Test
    void everyCallToPaymentsIsAnswered(RunSummary summary) {
        assertEquals(summary.instanceCount(), summary.requestCount());
    }
}
