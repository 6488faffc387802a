package dev.turbulence.storage.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Patterns of names match as the regular expressions do that they could be written as. */
class NamePatternTest {

    @Property
    void matchesAsARegularExpressionDoes(@ForAll("parts") List<String> parts, @ForAll("names") String name) {
        String regex = parts.stream().map(Pattern::quote).collect(Collectors.joining(".*"));

        assertThat(new NamePattern(parts).matches(name))
                .isEqualTo(Pattern.compile(regex, Pattern.DOTALL).matcher(name).matches());
    }

    @Provide
    Arbitrary<List<String>> parts() {
        return names().list().ofMinSize(1).ofMaxSize(4);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings().withChars("ab*\n").ofMaxLength(6);
    }
}
