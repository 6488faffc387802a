package dev.turbulence.storage.internal.jsonl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IdTableTest {

    @Test
    void numbersIdsOfAnyForm() {
        Random random = new Random(7);
        IdTable table = new IdTable();
        Map<String, Integer> expected = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            String id = switch (i % 4) {
                case 0 -> String.format("inst_%012x", random.nextLong() & 0xFFFFFFFFFFFFL);
                case 1 -> String.format("inst_%012x", (long) random.nextInt(5000));
                case 2 -> String.format("inst_%012X", (long) random.nextInt(5000));
                default -> "x" + random.nextInt(5000);
            };
            Integer before = expected.put(id, i);
            assertThat(table.put(id, i)).isEqualTo(before == null ? -1 : before);
        }
        expected.forEach((id, number) -> assertThat(table.get(id)).isEqualTo(number));
        assertThat(table.get("inst_zzzzzzzzzzzz")).isEqualTo(-1);
        assertThat(table.get("inst_ffffffffffff")).isEqualTo(-1);
    }
}
