package dev.turbulence.junit.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turbulence.junit.TurbulenceRunExtension;
import dev.turbulence.storage.StoredRun;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RegisteredIT {

    @RegisterExtension
    static final TurbulenceRunExtension RUNS =
            TurbulenceRunExtension.forConfiguredRun().inRunsDirectory(Path.of("target", "smoke", "runs"));

    @Test
    void isPlayedToTheEnd(StoredRun run) {
        assertEquals(
                run.manifest().instancesAsked().orElseThrow(), run.instances().count());
    }
}
