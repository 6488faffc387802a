package dev.turbulence.storage.internal.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turbulence.storage.RunSummary.FailureCause;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureCausesTest {

    @Test
    void countsTheMostFrequentFirstAndKeepsAFewIds() {
        FailureCauses causes = new FailureCauses();
        causes.add(Cause.ofStep("pay", null, 500), () -> "a");
        for (int i = 0; i < 7; i++) {
            int instance = i;
            causes.add(Cause.ofError("order_" + i + " is gone"), () -> "b" + instance);
        }
        causes.add(Cause.ofStep("pay", null, 503), () -> "c");
        causes.add(Cause.ofStep("pay", "status code 500", null), () -> "d");
        assertThat(causes.toList())
                .containsExactly(
                        new FailureCause("error", null, "order_0 is gone", 7, List.of("b0", "b1", "b2", "b3", "b4")),
                        new FailureCause("step", "pay", "status code 500", 2, List.of("a", "d")),
                        new FailureCause("step", "pay", "status code 503", 1, List.of("c")));
    }

    @ParameterizedTest
    @CsvSource({
        "order-17 not found,                     order-4711 not found,                   true",
        "connect to localhost:43211 refused,     connect to localhost:51001 refused,     true",
        "no answer after 1000.52 ms,             no answer after 2.5 ms,                 true",
        "id 0af3c9de17b2 unknown,                id 5591bbe0c1d4 unknown,                true",
        "'expected 200, got 500',                'expected 200, got 503',                false",
        "connection refused,                     connection reset,                       false",
        "facade broken,                          decade broken,                          false"
    })
    void causesAreOneWhenTheyDifferInIdsOnly(String one, String other, boolean same) {
        assertThat(Cause.ofError(one).group().equals(Cause.ofError(other).group()))
                .isEqualTo(same);
    }

    @Test
    void aCauseBelongsToItsPlace() {
        assertThat(Cause.ofStep("a", "x", null).group())
                .isNotEqualTo(Cause.ofStep("b", "x", null).group());
        assertThat(Cause.ofAssertion("a", "x").group())
                .isNotEqualTo(Cause.ofStep("a", "x", null).group());
    }
}
