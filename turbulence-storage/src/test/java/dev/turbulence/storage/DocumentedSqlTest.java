package dev.turbulence.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The SQL that the documents show for SQLite is understood by a run's database. */
class DocumentedSqlTest {

    private static final Pattern SQL = Pattern.compile(
            "(?:turbulence\\.sql=|turbulence\\.db\"? |run\\.sql\\(|read_sql_query\\(\\s*)\"(SELECT [^\"]+)\"");

    @TempDir
    private Path runs;

    @Test
    void everyQueryIsAnswered() throws Exception {
        List<String> queries = Stream.of("querying.md", "other-tools.md", "database.md")
                .flatMap(document -> SQL.matcher(read(document)).results())
                .map(match -> match.group(1))
                .toList();
        assertThat(queries).hasSizeGreaterThan(5);
        try (StoredRun run = StoredRun.open(SampleRun.write(Storage.SQLITE, runs))) {
            for (String query : queries) {
                long parameters = query.chars().filter(c -> c == '?').count();
                Object[] values = Collections.nCopies((int) parameters, 1).toArray();
                assertThatCode(() -> run.sql(query).with(values).open().close())
                        .as(query)
                        .doesNotThrowAnyException();
            }
        }
    }

    private static String read(String document) {
        try {
            Path folder = Path.of(DocumentedSqlTest.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            while (!Files.exists(folder.resolve("docs").resolve(document))) {
                folder = folder.getParent();
            }
            return Files.readString(folder.resolve("docs").resolve(document));
        } catch (IOException | URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
