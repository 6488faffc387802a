package dev.turbulence.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README shows stands in the example, which the build plays; where it points to, there is something. */
class ReadmeTest {

    private static final Path ROOT = Path.of(System.getProperty("basedir"), "..");
    private static final Pattern SNIPPET = Pattern.compile("<!-- from (\\S+) -->\\n```\\w+\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)\\)");

    @Test
    void snippetsAreReadFromTheExample() throws Exception {
        List<String> found = new ArrayList<>();
        Matcher snippet = SNIPPET.matcher(Files.readString(ROOT.resolve("README.md")));
        while (snippet.find()) {
            found.add(snippet.group(1));
            assertThat(Files.readString(ROOT.resolve(snippet.group(1))))
                    .as(snippet.group(1))
                    .contains(snippet.group(2));
        }
        assertThat(found).hasSize(4);
    }

    @Test
    void linksLeadSomewhere() throws Exception {
        for (Path page : List.of(
                ROOT.resolve("README.md"),
                ROOT.resolve("docs/goals.md"),
                ROOT.resolve("docs/querying.md"),
                ROOT.resolve("docs/other-tools.md"),
                ROOT.resolve("CONTRIBUTING.md"))) {
            Matcher link = LINK.matcher(Files.readString(page));
            while (link.find()) {
                assertThat(page.resolveSibling(link.group(1)))
                        .as("a link in " + page)
                        .exists();
            }
        }
    }
}
