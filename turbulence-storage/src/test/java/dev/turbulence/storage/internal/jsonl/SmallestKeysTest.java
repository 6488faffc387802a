package dev.turbulence.storage.internal.jsonl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SmallestKeysTest {

    @Property
    void keepsTheSmallestInOrder(
            @ForAll @Size(max = 200) List<@IntRange(max = 20) Integer> keys,
            @ForAll @IntRange(max = 250) int capacity) {
        SmallestKeys smallest = new SmallestKeys(capacity);
        IntStream.range(0, keys.size()).forEach(i -> smallest.add(keys.get(i), i));
        long[] expected = IntStream.range(0, keys.size())
                .boxed()
                .sorted(Comparator.comparing(keys::get))
                .limit(capacity)
                .mapToLong(i -> i)
                .toArray();
        smallest.sort();
        assertThat(IntStream.range(0, smallest.size()).mapToLong(smallest::value))
                .containsExactly(Arrays.stream(expected).boxed().toArray(Long[]::new));
    }

    @Property
    void descendingTurnsTheOrderOfNumbersRound(@ForAll double one, @ForAll double other) {
        long first = SmallestKeys.descending(one);
        long second = SmallestKeys.descending(other);
        assertThat(Long.compare(first, second)).isEqualTo(one == other ? 0 : Double.compare(other, one));
        assertThat(first).isLessThanOrEqualTo(SmallestKeys.descending(Double.NaN));
    }
}
