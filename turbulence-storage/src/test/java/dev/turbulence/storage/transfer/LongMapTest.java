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
        for (int i = 0; i < 100_000; i++) {
            // Few bits, so that keys meet again and their slots collide; 0 stands for 1 in the map.
            long key = Math.max(1, random.nextLong(60_000)) << random.nextInt(3) * 20;
            assertThat(map.containsKey(key)).isEqualTo(expected.containsKey(key));
            assertThat(map.put(key, i)).isEqualTo(expected.put(key, (long) i) != null);
        }
        expected.forEach((key, value) -> assertThat(map.get(key)).isEqualTo(value));
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
