package dev.turbulence.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What docs/dependencies.md says that the plugin brings along is what it brings along. The build lists it before the tests;
 * the plugin has all dependencies of the other modules, but for those of the JUnit extension, which are held to a few of them.
 */
class DependenciesPageTest {

    private static final Path MODULE = Path.of(System.getProperty("basedir"));
    private static final Pattern ROW = Pattern.compile("\\| `([\\w.-]+:[\\w.-]+)` \\| (\\S+) \\| ([\\w.-]+) \\|.*");

    @Test
    void thePageListsEachDependencyWithItsVersionAndLicence() throws Exception {
        assertThat(rowsOfThePage())
                .as("rows of docs/dependencies.md, against target/third-party.txt")
                .containsExactlyInAnyOrderElementsOf(Files.readAllLines(MODULE.resolve("target/third-party.txt")));
    }

    private static Stream<String> rowsOfThePage() throws Exception {
        return Files.readAllLines(MODULE.resolve("../docs/dependencies.md")).stream()
                .map(ROW::matcher)
                .filter(row -> row.matches())
                .map(row -> row.group(1) + " " + row.group(2) + " " + row.group(3));
    }
}
