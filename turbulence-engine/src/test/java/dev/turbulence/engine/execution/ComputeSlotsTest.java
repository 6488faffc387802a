package dev.turbulence.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ComputeSlotsTest {

    @Test
    void noMoreComputeAtOnceThanThereAreSlots() throws Exception {
        ComputeSlots slots = ComputeSlots.of(2);
        AtomicInteger computing = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            threads.add(new Thread(() -> slots.compute(() -> {
                for (int round = 0; round < 100; round++) {
                    most.accumulateAndGet(computing.incrementAndGet(), Math::max);
                    Thread.yield();
                    computing.decrementAndGet();
                    slots.whileWaiting(() -> null);
                }
            })));
        }
        for (Thread thread : threads) {
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(most).hasValueLessThanOrEqualTo(2);
    }

    @Test
    void whoeverWaitsLeavesItsSlotToOthers() {
        ComputeSlots slots = ComputeSlots.of(1);
        CountDownLatch computed = new CountDownLatch(1);
        Thread other = new Thread(() -> slots.compute(computed::countDown));

        slots.compute(() -> {
            other.start();
            assertThat(slots.whileWaiting(() -> await(computed))).isTrue();
        });
    }

    @Test
    void whatFailsGivesItsSlotBack() {
        ComputeSlots slots = ComputeSlots.of(1);
        Runnable failing = () -> slots.whileWaiting(() -> {
            throw new IllegalStateException("no answer");
        });

        assertThatThrownBy(() -> slots.compute(failing)).hasMessage("no answer");

        AtomicInteger computed = new AtomicInteger();
        slots.compute(computed::incrementAndGet);
        assertThat(computed).hasValue(1);
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
