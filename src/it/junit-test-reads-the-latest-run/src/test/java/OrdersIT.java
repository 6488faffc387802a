import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turbulence.junit.TurbulenceRun;
import dev.turbulence.storage.RunSummary;
import dev.turbulence.storage.StoredRun;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@TurbulenceRun
class OrdersIT {

    @Test
    void allOrdersArePaid(StoredRun run) {
        assertEquals(20, run.assertions().named("order_paid").passed().count());
        assertEquals(0, run.instances().failed().count());
        assertTrue(run.steps().named("create_order").latency().p95().compareTo(Duration.ofSeconds(10)) < 0);
    }

    @Test
    void theSummaryIsThereToo(RunSummary summary) {
        assertEquals(20, summary.instanceCount());
    }
}
