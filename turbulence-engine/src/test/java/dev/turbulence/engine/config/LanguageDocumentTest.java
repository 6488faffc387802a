package dev.turbulence.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.turbulence.engine.certificates.TestCertificates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docs/scenario-language.md} tells the truth: every key stands in its table, and every example loads. */
class LanguageDocumentTest {
    private static final String PAGE = page();
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final Pattern TABLE =
            Pattern.compile("<!-- keys of (\\w+) -->\n\n\\|[^\n]*\n\\|---[^\n]*\n((?:\\|[^\n]*\n)+)");
    private static final Pattern KEY = Pattern.compile("(?m)^\\| `(\\w+)` \\|");

    @TempDir
    private Path folder;

    @Test
    void everyKeyOfTheLoaderStandsInItsTableAndNoOther() {
        Map<String, Set<String>> documented = new TreeMap<>();
        TABLE.matcher(PAGE).results().forEach(table -> {
            Set<String> keys = new TreeSet<>();
            KEY.matcher(table.group(2)).results().forEach(row -> keys.add(row.group(1)));
            documented.put(table.group(1), keys);
        });

        assertThat(documented).isEqualTo(EditorSchemasTest.loaderKeys());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleLoadsAndFollowsItsSchema(String example) throws Exception {
        String kind = kind(example);
        if (example.contains("certificates/")) {
            TestCertificates.get().copyTo(folder.resolve("certificates"));
        }
        ConfigFiles files = new ConfigFiles(folder)
                .sut(
                        kind.equals("sut")
                                ? example
                                : examples()
                                        .filter(text -> kind(text).equals("sut"))
                                        .findFirst()
                                        .orElseThrow())
                .policies(examples()
                        .filter(text -> text.startsWith("policies:"))
                        .findFirst()
                        .orElseThrow())
                .scenario("plain.yaml", "id: plain");
        String whole = kind.equals("scenario") && !example.startsWith("id:") ? "id: example\n" + example : example;
        if (kind.equals("scenario")) {
            files.scenario("example.yaml", whole);
        }

        assertThatCode(files::load).doesNotThrowAnyException();
        assertThat(EditorSchemas.problems(kind, EditorSchemas.yaml(whole))).isEmpty();
    }

    static Stream<String> examples() {
        List<String> examples =
                EXAMPLE.matcher(PAGE).results().map(found -> found.group(1)).toList();
        assertThat(examples).hasSizeGreaterThan(8);
        return examples.stream();
    }

    private static String kind(String example) {
        if (example.contains("\nservices:")) {
            return "sut";
        }
        return example.startsWith("policies:") ? "policies" : "scenario";
    }

    private static String page() {
        try {
            return Files.readString(EditorSchemas.ROOT.resolve("docs/scenario-language.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
