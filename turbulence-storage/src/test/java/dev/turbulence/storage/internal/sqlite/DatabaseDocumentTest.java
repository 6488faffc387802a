package dev.turbulence.storage.internal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turbulence.storage.RecordingOptions;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.Storage;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/database.md} names everything that is in the file, and nothing that is not. */
class DatabaseDocumentTest {

    private static final Pattern TABLE_ROW = Pattern.compile("(?m)^\\| `([a-z_0-9]+)` \\| ([A-Z]+) \\|");
    private static final Pattern COLUMN_IN_TEXT = Pattern.compile("`([a-z_0-9]+)`\\s(TEXT|INTEGER|REAL|BOOLEAN|BLOB)");
    private static final Pattern INDEX_ROW = Pattern.compile("(?m)^\\| `(idx_[a-z_]+)` \\| `([^`]+)` \\|");
    private static final Pattern VIEW_ROW = Pattern.compile("(?m)^\\| `([a-z_]+)` \\|");

    @TempDir
    Path runs;

    private Connection connection;
    private String document;

    @BeforeEach
    void open() throws IOException {
        RunDirectory run = new RandomRun(1, 20).write(Storage.SQLITE, runs);
        connection = SqliteFiles.openClosed(run.database());
        document = Files.readString(documentPath());
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    /** Found from the classes, as tests do not rely on the working directory. */
    private static Path documentPath() throws IOException {
        try {
            Path folder = Path.of(DatabaseDocumentTest.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            while (!Files.exists(folder.resolve("docs/database.md"))) {
                folder = folder.getParent();
            }
            return folder.resolve("docs/database.md");
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    @Test
    void namesEveryTableAndColumnWithItsType() throws SQLException {
        Map<String, Set<String>> inFile = new LinkedHashMap<>();
        for (String table :
                strings("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")) {
            inFile.put(
                    table,
                    new TreeSet<>(strings("SELECT name || ' ' || replace(type, ' GENERATED ALWAYS', '')"
                            + " FROM pragma_table_xinfo('" + table + "')")));
        }
        Map<String, Set<String>> inDocument = new LinkedHashMap<>();
        for (String table : inFile.keySet()) {
            inDocument.put(table, columnsInDocument(table));
        }
        assertThat(inDocument).isEqualTo(inFile);
        assertThat(headings()).containsExactlyInAnyOrderElementsOf(inFile.keySet());
    }

    @Test
    void namesEveryIndexWithWhatItIsOn() throws SQLException {
        List<String> inFile = strings("SELECT name || ' ' || substr(sql, instr(sql, ' ON ') + 4) FROM sqlite_schema"
                + " WHERE type = 'index' AND sql IS NOT NULL");
        List<String> inDocument = new ArrayList<>();
        Matcher row = INDEX_ROW.matcher(document);
        while (row.find()) {
            inDocument.add(row.group(1) + " " + row.group(2));
        }
        assertThat(inDocument).containsExactlyInAnyOrderElementsOf(inFile);
    }

    @Test
    void namesEveryView() throws SQLException {
        List<String> inDocument = new ArrayList<>();
        Matcher row = VIEW_ROW.matcher(section("## Views"));
        while (row.find()) {
            inDocument.add(row.group(1));
        }
        assertThat(inDocument)
                .containsExactlyInAnyOrderElementsOf(strings("SELECT name FROM sqlite_schema WHERE type = 'view'"));
    }

    @Test
    void namesEveryKeyOfMeta() throws IllegalAccessException {
        String meta = section("### `meta`");
        for (Field field : Meta.class.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
                field.setAccessible(true);
                assertThat(meta).contains("`" + field.get(null) + "`");
            }
        }
    }

    @Test
    void namesTheMarksOfTheFile() {
        assertThat(document)
                .contains(String.valueOf(SqliteFormat.APPLICATION_ID))
                .contains("now **" + SqliteFormat.VERSION + "**")
                .contains("every " + RecordingOptions.DEFAULT.commitInterval().toMillis() + " ms");
    }

    private Set<String> columnsInDocument(String table) {
        if (table.equals("meta")) {
            return columns(Pattern.compile("`([a-z_]+)` \\((TEXT)"), section("### `meta`"));
        }
        return document.contains("### `" + table + "`")
                ? columns(TABLE_ROW, section("### `" + table + "`"))
                : columns(COLUMN_IN_TEXT, paragraph("`" + table + "`, "));
    }

    private static Set<String> columns(Pattern pattern, String text) {
        Set<String> columns = new TreeSet<>();
        Matcher column = pattern.matcher(text);
        while (column.find()) {
            columns.add(column.group(1) + " " + column.group(2));
        }
        return columns;
    }

    /** Names of tables that have a heading, or a paragraph among the answers. */
    private Set<String> headings() {
        Set<String> names = new TreeSet<>();
        Matcher heading = Pattern.compile("(?m)^### `([a-z_]+)`|^`([a-z_]+)`, ").matcher(document);
        while (heading.find()) {
            names.add(heading.group(1) == null ? heading.group(2) : heading.group(1));
        }
        return names;
    }

    private String section(String heading) {
        int start = document.indexOf(heading);
        int end = document.indexOf("\n##", start + 1);
        return document.substring(start, end < 0 ? document.length() : end);
    }

    private String paragraph(String beginning) {
        int start = document.indexOf("\n" + beginning);
        return start < 0 ? "" : document.substring(start, document.indexOf("\n\n", start + 1));
    }

    private List<String> strings(String sql) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                strings.add(row.getString(1));
            }
        }
        return strings;
    }
}
