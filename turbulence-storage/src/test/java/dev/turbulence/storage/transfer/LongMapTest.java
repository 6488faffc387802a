package dev.turbulence.storage.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LongMapTest {

    @Test
    void remembersWhatAHashMapRemembers() {
        SplittableRandom random = new SplittableRandom(1);
        Map<Long, Long> expected = new HashMap<>();
        LongMap map = new LongMap();
        int differences = 0;
        for (int i = 0; i < 100_000; i++) {
            // Few enough keys to meet again, all over the range; 0 has a test of its own.
            long key = random.nextLong(1, 60_000) * 0x9E3779B97F4A7C15L;
            differences += map.containsKey(key) == expected.containsKey(key) ? 0 : 1;
            differences += map.put(key, i) == (expected.put(key, (long) i) != null) ? 0 : 1;
        }
        assertThat(differences).isZero();
        assertThat(expected).allSatisfy((key, value) -> assertThat(map.get(key)).isEqualTo(value));
    }

    @Test
    void zeroIsAKeyLikeAnyOther() {
        LongMap map = new LongMap();
        assertThat(map.containsKey(0)).isFalse();
        assertThat(map.put(0, 7)).isFalse();
        assertThat(map.containsKey(0)).isTrue();
        assertThat(map.get(0)).isEqualTo(7);
    }
}
