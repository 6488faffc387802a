package dev.turbulence.engine.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/scenario-language.md} lists every name of the expression language. */
class LanguageNamesTest {
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");

    @Test
    void areAllDocumentedAndNoOthers() throws Exception {
        assertThat(documented("functions")).isEqualTo(Functions.ALL.keySet());
        assertThat(documented("filters")).isEqualTo(Filters.ALL.keySet());
        assertThat(documented("methods")).isEqualTo(Methods.ALL.keySet());
        Set<String> tests = new TreeSet<>(Tests.ALL.keySet());
        tests.addAll(Set.of("defined", "undefined"));
        assertThat(documented("tests").containsAll(tests)).as("%s", tests).isTrue();
    }

    private static Set<String> documented(String what) throws Exception {
        Path page = Path.of(System.getProperty("basedir"), "..", "docs", "scenario-language.md");
        String row = Files.readAllLines(page).stream()
                .filter(line -> line.startsWith("| " + what + " |"))
                .findFirst()
                .orElseThrow();
        Set<String> names = new TreeSet<>();
        NAME.matcher(row).results().forEach(found -> names.add(found.group(1)));
        return names;
    }
}
