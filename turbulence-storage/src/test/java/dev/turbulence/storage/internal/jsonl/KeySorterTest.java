package dev.turbulence.storage.internal.jsonl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turbulence.storage.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class KeySorterTest {

    @Property(tries = 300)
    void sortsWithAnyBound(
            @ForAll @Size(max = 200) List<@IntRange(max = 20) Integer> keys,
            @ForAll @IntRange(min = 1, max = 50) int bound,
            @ForAll @IntRange(max = 250) int wanted) {
        List<Long> expected = IntStream.range(0, keys.size())
                .boxed()
                .sorted(Comparator.comparing(keys::get))
                .limit(wanted)
                .map(Integer::longValue)
                .toList();
        List<KeySorter> closed = new ArrayList<>();
        try (KeySorter sorter = new KeySorter(wanted, bound, closed::add)) {
            for (int i = 0; i < keys.size(); i++) {
                sorter.add(keys.get(i), i);
            }
            List<Long> sorted = new ArrayList<>();
            sorter.sorted().forEachRemaining((long value) -> sorted.add(value));
            assertThat(sorted.subList(0, expected.size())).isEqualTo(expected);
        }
        assertThat(closed).hasSize(1);
    }

    @Example
    void sortsPartsThatAreLongerThanWhatIsReadAtOnce() {
        try (KeySorter sorter = new KeySorter(Long.MAX_VALUE, 3_000, closed -> {})) {
            for (int i = 0; i < 10_000; i++) {
                sorter.add(Math.floorMod(i * 7919L, 10_007L), i);
            }
            PrimitiveIterator.OfLong sorted = sorter.sorted();
            long before = -1;
            int count = 0;
            while (sorted.hasNext()) {
                long key = Math.floorMod(sorted.nextLong() * 7919L, 10_007L);
                assertThat(key).isGreaterThan(before);
                before = key;
                count++;
            }
            assertThat(count).isEqualTo(10_000);
        }
    }

    @Example
    void leavesNoFileBehindAndEndsWithClose() throws IOException {
        List<Path> before = temporaryFiles();
        KeySorter sorter = new KeySorter(Long.MAX_VALUE, 1_000, closed -> {});
        for (int i = 0; i < 5_000; i++) {
            sorter.add(i, i);
        }
        PrimitiveIterator.OfLong sorted = sorter.sorted();
        sorter.close();
        assertThat(temporaryFiles()).isEqualTo(before);
        assertThatThrownBy(() -> sorted.forEachRemaining((long value) -> {}))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("temporary file");
    }

    private static List<Path> temporaryFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("turbulence-sort-"))
                    .sorted()
                    .toList();
        }
    }
}
