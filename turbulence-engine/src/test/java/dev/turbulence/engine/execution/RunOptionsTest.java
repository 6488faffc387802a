package dev.turbulence.engine.execution;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunOptionsTest {

    @Test
    void refusesWhatCannotBePlayed() {
        RunOptions options = RunOptions.of(1, 1, 0);

        assertThatThrownBy(() -> RunOptions.of(0, 1, 0)).hasMessage("instances must be 1 to 4294967295, but is 0");
        assertThatThrownBy(() -> RunOptions.of(1, 0, 0)).hasMessage("parallel must be at least 1, but is 0");
        assertThatThrownBy(() -> options.withMaxBodyBytes(-1)).hasMessageContaining("maxBodyBytes");
        assertThatThrownBy(() -> options.withGracePeriod(Duration.ofMillis(-1))).hasMessageContaining("gracePeriod");
        assertThatThrownBy(() -> options.withWaitFor(List.of(), Duration.ofMillis(-1)))
                .hasMessageContaining("waitForTimeout");
    }
}
