package dev.turbulence.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turbulence.report.internal.Cells;
import java.util.List;
import org.junit.jupiter.api.Test;

class CellsTest {

    @Test
    void shortensSentencesAtTheirEndAndNamesInTheirMiddle() {
        assertThat(Cells.shorten("connection refused by host", 13)).isEqualTo("connection...");
        assertThat(Cells.shortenName("wait_for_confirmation", 13)).isEqualTo("wait_...ation");
        assertThat(Cells.shortenName("wait", 4)).isEqualTo("wait");
    }

    @Test
    void neverCutsAWideCharacterInTwo() {
        assertThat(Cells.shorten("注文注文注文", 8)).isEqualTo("注文...");
        assertThat(Cells.shortenName("\ud83d\ude80\ud83d\ude80\ud83d\ude80\ud83d\ude80", 7))
                .isEqualTo("\ud83d\ude80...\ud83d\ude80");
    }

    @Test
    void breaksLinesBetweenWordsOnly() {
        assertThat(Wrap.words("one two http://a.very.long/address three", 10))
                .isEqualTo(List.of("one two", "http://a.very.long/address", "three"));
    }
}
