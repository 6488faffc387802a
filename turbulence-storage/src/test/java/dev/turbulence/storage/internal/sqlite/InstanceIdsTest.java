package dev.turbulence.storage.internal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class InstanceIdsTest {

    private static final int MANY = 10_000;

    @Test
    void ofAnyLengthAreKeptAndRankedByTheirBytes() {
        InstanceIds ids = new InstanceIds();
        List<String> added = List.copyOf(someIds());
        added.forEach(ids::add);

        List<String> kept = new ArrayList<>();
        String[] byRank = new String[added.size()];
        int[] ranks = ids.ranks();
        for (int number = 0; number < ids.size(); number++) {
            kept.add(new String(ids.get(number), StandardCharsets.UTF_8));
            byRank[ranks[number]] = kept.get(number);
        }

        assertThat(kept).isEqualTo(added);
        assertThat(byRank)
                .containsExactlyElementsOf(
                        added.stream().sorted(InstanceIdsTest::byBytes).toList());
    }

    private static int byBytes(String one, String other) {
        return Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /** All begin alike; some differ only behind the first eight of the bytes that follow. */
    private static Set<String> someIds() {
        SplittableRandom random = new SplittableRandom(1);
        Set<String> ids = new LinkedHashSet<>();
        while (ids.size() < MANY) {
            StringBuilder id = new StringBuilder(random.nextInt(10) == 0 ? "inst_" : "inst_aaaaaaaa");
            for (int i = random.nextInt(12); i > 0; i--) {
                id.append(List.of("a", "b", "\u0000", "é", "😀").get(random.nextInt(5)));
            }
            ids.add(id.toString());
        }
        return ids;
    }
}
