package dev.turbulence.engine.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.turbulence.engine.vectors.Vectors;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PythonRandomTest {
    @ParameterizedTest
    @MethodSource("generators")
    void givesTheNumbersOfPython(Map<String, Object> vector) {
        BigInteger seed = new BigInteger(vector.get("seed").toString());

        PythonRandom doubles = new PythonRandom(seed);
        assertThat(Stream.generate(doubles::random).limit(3)).isEqualTo(vector.get("random3"));
        for (int bound : new int[] {2, 3, 10}) {
            PythonRandom numbers = new PythonRandom(seed);
            assertThat(Stream.generate(() -> numbers.below(bound)).limit(8))
                    .isEqualTo(vector.get("randbelow" + bound + "x8"));
        }
        PythonRandom range = new PythonRandom(seed);
        assertThat(Stream.generate(() -> 5 + range.below(16)).limit(5)).isEqualTo(vector.get("randint5_20x5"));
        PythonRandom fromZero = new PythonRandom(seed);
        assertThat(Stream.generate(() -> fromZero.below(6)).limit(5)).isEqualTo(vector.get("randint0_5x5"));
        PythonRandom uniform = new PythonRandom(seed);
        assertThat(Stream.generate(() -> 1 + 9 * uniform.random()).limit(3)).isEqualTo(vector.get("uniform1_10x3"));
    }

    static Stream<Map<String, Object>> generators() {
        return Vectors.list("rng_python_mt19937.json").stream();
    }

    @ParameterizedTest
    @MethodSource("picks")
    void picksTheScenariosThatPythonPicks(Map<String, Object> vector) {
        long seed = ((Number) vector.get("seed")).longValue();
        int count = (int) vector.get("scenario_count");
        List<Integer> scenarios = IntStream.range(0, count).boxed().toList();

        assertThat(IntStream.range(0, 20)
                        .mapToObj(i -> PythonRandom.ofInstance(seed, i).choice(scenarios)))
                .isEqualTo(vector.get("picked_index_for_instances_0_to_19"));
    }

    static Stream<Map<String, Object>> picks() {
        return Vectors.list("scenario_pick.json").stream();
    }

    @Test
    void goesOnAsPythonDoesWhenAllOfItsStateIsUsedUp() {
        PythonRandom numbers = new PythonRandom(BigInteger.valueOf(42));
        List<Double> drawn = Stream.generate(numbers::random).limit(2000).toList();

        // >>> r = random.Random(42); v = [r.random() for _ in range(2000)]; v[623], v[624], v[1999]
        assertThat(drawn.get(623)).isEqualTo(0.11955474125505283);
        assertThat(drawn.get(624)).isEqualTo(0.5358639653837498);
        assertThat(drawn.get(1999)).isEqualTo(0.30176443514420326);
    }

    @Test
    void seedsBeyondLongDoNotWrapAround() {
        assertThat(PythonRandom.ofInstance(Long.MAX_VALUE, 1).random())
                .isEqualTo(new PythonRandom(BigInteger.ONE.shiftLeft(63)).random());
    }

    @Test
    void refusesABoundThatLeavesNoNumber() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PythonRandom.ofInstance(1, 1).below(0))
                .withMessageContaining("at least 1");
    }
}
