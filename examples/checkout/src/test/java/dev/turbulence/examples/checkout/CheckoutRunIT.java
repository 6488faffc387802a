package dev.turbulence.examples.checkout;

import static dev.turbulence.junit.TurbulenceAssertions.assertNoFailedInstances;
import static org.assertj.core.api.Assertions.assertThat;

import dev.turbulence.junit.TurbulenceRun;
import dev.turbulence.storage.RunSummary;
import dev.turbulence.storage.Step;
import dev.turbulence.storage.StepWithInstance;
import dev.turbulence.storage.StoredRun;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Asks the run that {@code turbulence:run} has just stored what no single instance can know. */
@TurbulenceRun
class CheckoutRunIT {

    private static final int PRINTS_MADE = 25;

    @Test
    void everyCustomerIsServed(StoredRun run, RunSummary summary) {
        assertNoFailedInstances(run);
        assertThat(summary.assertionsFailed()).isZero();
    }

    @Test
    void theShopNeverFails(StoredRun run) {
        try (Stream<StepWithInstance> failed =
                run.steps().ofType("http").toService("shop").failed().withInstances().stream()) {
            assertThat(failed).isEmpty();
        }
    }

    @Test
    void noMorePrintsAreSoldThanWereMade(StoredRun run) {
        long wanted = run.instances().inScenario("limited_edition").count();
        long sold = run.steps().named("order_print").withStatusCode(202).count();
        long refused = run.steps().named("order_print").withStatusCode(409).count();

        assertThat(sold).isEqualTo(Math.min(wanted, PRINTS_MADE));
        assertThat(refused).isEqualTo(wanted - sold);
    }

    @Test
    void everyOrderAboveTheCreditLimitIsRefused(StoredRun run) {
        assertThat(run.steps().named("order_too_much").withStatusCode(422).count())
                .isEqualTo(run.instances().inScenario("credit_limit").count());
    }

    @Test
    void noOrderNumberIsGivenTwice(StoredRun run) {
        try (Stream<Step> orders = run.steps().named("place_order", "order_print", "order_too_much").stream()) {
            assertThat(orders.map(order -> order.observation().body().path("id").asText()))
                    .isNotEmpty()
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void orderingIsQuick(StoredRun run) {
        assertThat(run.steps().named("place_order").latency().p95()).isLessThan(Duration.ofSeconds(2));
    }
}
