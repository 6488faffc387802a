package dev.turbulence.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code docs/junit.md} shows is what is compiled and executed here. */
class DocumentationTest {

    private static final Path MODULE =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    private static final Pattern FRAGMENT = Pattern.compile("```(\\w+)\\R(.*?)\\R```", Pattern.DOTALL);

    @ParameterizedTest
    @MethodSource("fragments")
    void everyFragmentStandsInATestedFile(String language, String fragment) {
        assertThat(tested(language))
                .anySatisfy(file -> assertThat(withoutIndentation(file)).contains(withoutIndentation(fragment)));
    }

    static List<Arguments> fragments() {
        List<Arguments> fragments = FRAGMENT.matcher(page())
                .results()
                .map(each -> arguments(each.group(1), each.group(2)))
                .toList();
        assertThat(fragments).as("fragments of the page").hasSizeGreaterThanOrEqualTo(8);
        return fragments;
    }

    private static List<String> tested(String language) {
        return switch (language) {
            case "java" -> files(MODULE.resolve("src/test/java/dev/turbulence/junit/docs"));
            case "xml" -> files(MODULE.resolve("src/test/resources/docs"));
            default -> throw new AssertionError("Nothing tests fragments in " + language);
        };
    }

    private static List<String> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(DocumentationTest::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String withoutIndentation(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @CsvSource({"CheckoutRunIT, 3", "JudgedRunIT, 1", "ComparedRunsIT, 1", "NightlyIT, 1", "RegisteredIT, 1"})
    void theTestsOnThePagePass(String name, int tests, @TempDir Path module) throws ClassNotFoundException {
        for (String folder : List.of("target/turbulence/runs", "target/nightly/runs", "target/smoke/runs")) {
            SampleRun.named("run_a", 20, 0).writeTo(module.resolve(folder));
        }
        SampleRun.named("baseline", 20, 0).writeTo(module.resolve("src/test/turbulence"));

        try (Basedir basedir = Basedir.at(module)) {
            Jupiter.withoutConfiguration().executeAndExpect(tests, Class.forName("dev.turbulence.junit.docs." + name));
            assertThat(basedir).isNotNull();
        }
    }

    @Test
    void everyAttributeAndEveryAssertionIsOnThePage() {
        String page = page();

        assertThat(TurbulenceRun.class.getDeclaredMethods())
                .isNotEmpty()
                .allSatisfy(attribute -> assertThat(page).contains("| `" + attribute.getName() + "` |"));
        assertThat(TurbulenceAssertions.class.getMethods())
                .filteredOn(method -> method.getDeclaringClass() == TurbulenceAssertions.class)
                .isNotEmpty()
                .allSatisfy(assertion -> assertThat(page).contains(assertion.getName() + "("));
    }

    private static String page() {
        return read(MODULE.resolve("../docs/junit.md"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
