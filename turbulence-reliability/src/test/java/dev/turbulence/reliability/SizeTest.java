package dev.turbulence.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SizeTest {

    @Test
    void theBuildSaysWhichSizeIsWanted() {
        boolean small = System.getProperty("reliability.size", "small").equals("small");

        assertThat(Size.of(1, 2)).isEqualTo(small ? 1 : 2);
    }
}
