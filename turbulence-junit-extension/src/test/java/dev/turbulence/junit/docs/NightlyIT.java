package dev.turbulence.junit.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turbulence.storage.StoredRun;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@Nightly
class NightlyIT {

    private final StoredRun run;

    NightlyIT(StoredRun run) {
        this.run = run;
    }

    @BeforeAll
    static void showWhatIsTested(StoredRun run) {
        System.out.println("Testing " + run.directory());
    }

    @Nested
    class Payments {

        @Test
        void areAllOk() {
            assertEquals(0, run.steps().toService("payments").failed().count());
        }
    }
}
