package dev.turbulence.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InstanceIdsTest {

    private final InstanceIds ids = new InstanceIds(42, "run_1");

    @Test
    void instanceIdsRepeatWithTheSeedAndSortByIndex() {
        assertThat(ids.instance(255)).matches("inst_[0-9a-f]{4}000000ff");
        assertThat(new InstanceIds(42, "run_2").instance(255)).isEqualTo(ids.instance(255));
        assertThat(new InstanceIds(43, "run_1").instance(255)).isNotEqualTo(ids.instance(255));
        assertThat(ids.instance(9)).isLessThan(ids.instance(10));
        assertThat(ids.instance(0xFFFF_FFFFL)).endsWith("ffffffff").hasSize(17);
    }

    @Test
    void correlationIdsAreUniqueInARunAndDifferBetweenRuns() {
        InstanceIds other = new InstanceIds(42, "run_2");
        Set<String> seen = new HashSet<>();
        for (long index = 0; index < 100_000; index++) {
            seen.add(ids.correlation(index));
            seen.add(other.correlation(index));
        }
        assertThat(seen).hasSize(200_000).allMatch(id -> id.matches("corr_[0-9a-f]{12}"));
    }
}
