package dev.turbulence.report.internal.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QueriesTest {

    @Test
    void commandsAreReadyToBeCopied() {
        assertThat(new Queries("run_1").command("steps", "instance", "inst_1", "format", "json"))
                .isEqualTo("mvn turbulence:query -Dturbulence.run=run_1 -Dturbulence.query=steps"
                        + " -Dturbulence.instance=inst_1 -Dturbulence.format=json");
    }

    @Test
    void aReplayIsReadyToBeCopied() {
        assertThat(new Queries("run_1").replay("it's 1"))
                .isEqualTo("mvn turbulence:replay -Dturbulence.run=run_1 -Dturbulence.instance='it'\\''s 1'");
    }

    @Test
    void aShellTakesWhatTheRunBroughtInAsText() {
        assertThat(new Queries("$(reboot)").command("steps", "instance", "it's `this`\n; rm -rf /"))
                .isEqualTo("mvn turbulence:query -Dturbulence.run='$(reboot)' -Dturbulence.query=steps"
                        + " -Dturbulence.instance='it'\\''s `this` ; rm -rf /'");
    }
}
