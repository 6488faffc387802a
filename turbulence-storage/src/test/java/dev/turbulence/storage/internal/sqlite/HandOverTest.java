package dev.turbulence.storage.internal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turbulence.storage.StorageException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HandOverTest {

    private static final int MIB = 1024 * 1024;
    private static final int MORE_THAN_FIT = 100;

    private final HandOver handOver = new HandOver();

    @Test
    void givesRowsInTheirOrderAndThenEnds() throws InterruptedException {
        handOver.put(row(1, 10));
        handOver.put(row(2, 10));
        assertThat(indexes(handOver.take(1))).containsExactly(1, 2);
        assertThat(handOver.take(1)).isEmpty();
        handOver.put(row(3, 10));
        handOver.end();
        assertThat(indexes(handOver.take(60_000))).containsExactly(3);
        assertThat(handOver.take(60_000)).isNull();
    }

    @Test
    void holdsUpThoseWhoBringTooMuchAndLosesNothing() throws InterruptedException {
        Thread bringer = new Thread(() -> {
            IntStream.range(0, MORE_THAN_FIT).forEach(i -> handOver.put(row(i, MIB)));
            handOver.end();
        });
        bringer.start();
        while (bringer.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        bringer.interrupt();
        List<Integer> taken = new ArrayList<>();
        for (List<Row> rows = handOver.take(1); rows != null; rows = handOver.take(1)) {
            assertThat(rows.size()).isLessThan(MORE_THAN_FIT / 2);
            taken.addAll(indexes(rows));
        }
        bringer.join();
        assertThat(taken).isEqualTo(IntStream.range(0, MORE_THAN_FIT).boxed().toList());
    }

    @Test
    void tellsThoseWhoWaitWhyTheTakerGaveUp() throws InterruptedException {
        List<Throwable> told = new ArrayList<>();
        Thread bringer = new Thread(() -> IntStream.range(0, MORE_THAN_FIT).forEach(i -> handOver.put(row(i, MIB))));
        bringer.setUncaughtExceptionHandler((thread, failure) -> told.add(failure));
        bringer.start();
        while (bringer.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        StorageException full = new StorageException("the disk is full");
        handOver.fail(full);
        bringer.join();
        assertThat(told).containsExactly(full);
        assertThatThrownBy(() -> handOver.put(row(1, 1))).isSameAs(full);
        assertThatThrownBy(handOver::check).isSameAs(full);
    }

    @Test
    void refusesRowsAfterTheEnd() {
        handOver.end();

        assertThatThrownBy(() -> handOver.put(row(1, 1))).isInstanceOf(IllegalStateException.class);
    }

    private static Row row(int index, int bytes) {
        return new StepRow(
                "inst_1",
                null,
                false,
                index,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                new byte[bytes],
                false,
                null,
                null);
    }

    private static List<Integer> indexes(List<Row> rows) {
        return rows.stream().map(row -> ((StepRow) row).stepIndex()).toList();
    }
}
