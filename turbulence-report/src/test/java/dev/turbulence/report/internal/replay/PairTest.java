package dev.turbulence.report.internal.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairTest {

    @ParameterizedTest
    @CsvSource({
        "abc, abc, aa bb cc",
        "abc, axc, aa b- -x cc",
        "abc, abxc, aa bb -x cc",
        "abc, bc, a- bb cc",
        "abab, ba, a- bb aa b-",
        "ab, '', a- b-",
        "'', ab, -a -b",
        "abc, xyz, a- b- c- -x -y -z",
    })
    void pairsAsManyAsItCanInTheirOrder(String then, String now, String expected) {
        List<Pair<String>> pairs = Pair.align(letters(then), letters(now), Function.identity());

        assertThat(pairs.stream()
                        .map(pair -> Objects.toString(pair.then(), "-") + Objects.toString(pair.now(), "-"))
                        .collect(Collectors.joining(" ")))
                .isEqualTo(expected);
    }

    private static List<String> letters(String text) {
        return text.chars().mapToObj(c -> String.valueOf((char) c)).toList();
    }
}
