package dev.turbulence.report.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BriefTest {

    @Test
    void keepsWhatIsShort() {
        assertThat(Brief.name("pay")).isEqualTo("pay");
        assertThat(Brief.name(null)).isEqualTo("-");
        assertThat(Brief.line("abc", 3)).isEqualTo("abc");
        assertThat(Brief.block("abc", 3)).isEqualTo("abc");
    }

    @Test
    void cutsNamesInTheirMiddleAndSentencesAtTheirEnd() {
        assertThat(Brief.name("a".repeat(100) + "b".repeat(100))).isEqualTo("a".repeat(60) + "\u2026" + "b".repeat(60));
        assertThat(Brief.line("abcdef", 3)).isEqualTo("abc\u2026");
        assertThat(Brief.block("abcdef".repeat(1_000), 3)).isEqualTo("abc\n\u2026 and 5,997 more characters");
    }

    @Test
    void cutsNoPairOfSurrogates() {
        String face = "\ud83d\ude00";
        assertThat(Brief.line("ab" + face + "c", 3)).isEqualTo("ab\u2026");
        assertThat(Brief.name(face.repeat(100)).codePoints()).allMatch(c -> c == 0x1f600 || c == 0x2026);
    }
}
