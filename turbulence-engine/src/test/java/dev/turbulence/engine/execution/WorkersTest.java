package dev.turbulence.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turbulence.storage.LoadShape;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WorkersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** As a system does that has no more threads to give. */
    private static ThreadFactory refusingAfter(int most) {
        AtomicInteger made = new AtomicInteger();
        return task -> made.incrementAndGet() <= most
                ? new Thread(task)
                : new Thread(task) {
                    @Override
                    public synchronized void start() {
                        throw new OutOfMemoryError("unable to create native thread");
                    }
                };
    }

    @Test
    void thoseThatCouldBeStartedDoTheWork() {
        AtomicInteger worked = new AtomicInteger();
        Workers workers = new Workers(10, refusingAfter(3), worker -> worked.incrementAndGet());

        workers.start(10);

        assertThat(workers.awaitEnd(PATIENCE)).isTrue();
        assertThat(worked).hasValue(3);
    }

    @Test
    void oneThatCannotBeAddedIsDoneWithout() {
        AtomicInteger worked = new AtomicInteger();
        Workers[] workers = new Workers[1];
        workers[0] = new Workers(10, refusingAfter(1), worker -> {
            workers[0].grow();
            worked.incrementAndGet();
        });

        workers[0].start(1);

        assertThat(workers[0].awaitEnd(PATIENCE)).isTrue();
        assertThat(worked).hasValue(1);
    }

    @Test
    void withoutAnyThereIsNoRun() {
        Workers workers = new Workers(10, refusingAfter(0), worker -> {});

        assertThatThrownBy(() -> workers.start(10)).isInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void moreInstancesThanFilesAreWarnedOf() {
        assertThat(MachineLimits.warning(LoadShape.closed(10_000, 5_000), 1_000))
                .hasValueSatisfying(
                        warning -> assertThat(warning).contains("5000 instances", "1000 more files", "ulimit -n 6000"));
        assertThat(MachineLimits.warning(LoadShape.closed(10_000, 20), 1_000)).isEmpty();
    }
}
