package dev.turbulence.storage.internal.sqlite;

import dev.turbulence.storage.StorageException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Looks at what a file holds under the names of our tables before any of them is read. A file may come from anywhere, and
 * one with views or computed columns in their place would have SQLite compute what a stranger wrote, for ever if he likes.
 * Views and indexes under other names are nobody's business but their owner's.
 */
final class TablesCheck {

    /** Column lines of {@link SqliteSchema#TABLES}; columns that SQLite computes are for other tools, and not read. */
    private static final Pattern COLUMN = Pattern.compile("[(,]\\s*(\\w+) (?!\\w+ GENERATED)");

    private static final Pattern TABLE = Pattern.compile("CREATE TABLE (\\w+)\\(");

    /** By table, the columns that are read. */
    private static final Map<String, Set<String>> READ = SqliteSchema.TABLES.stream()
            .collect(Collectors.toMap(TablesCheck::table, TablesCheck::columns, (one, other) -> one, TreeMap::new));

    private TablesCheck() {}

    private static String table(String sql) {
        Matcher table = TABLE.matcher(sql);
        if (!table.lookingAt()) {
            throw new IllegalArgumentException(sql);
        }
        return table.group(1);
    }

    private static Set<String> columns(String sql) {
        return COLUMN.matcher(sql.substring(sql.indexOf('(')))
                .results()
                .map(column -> column.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * @param file for messages
     * @throws StorageException if a table or column that is read is missing or not stored, or the file has triggers
     */
    static void check(Connection connection, Path file) throws SQLException {
        refuse(connection, file, "SELECT name FROM sqlite_schema WHERE type = 'trigger'", "the trigger");
        String ours = READ.keySet().stream().collect(Collectors.joining("', '", "('", "')"));
        refuse(
                connection,
                file,
                "SELECT name FROM sqlite_schema WHERE lower(name) IN " + ours
                        + " AND (type <> 'table' OR rootpage = 0 OR rootpage IS NULL)",
                "in place of a table a view or the like:");
        Map<String, Set<String>> missing = new TreeMap<>();
        READ.forEach((table, columns) -> missing.put(table, new TreeSet<>(columns)));
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT tables.name, columns.name FROM sqlite_schema AS tables"
                        + " JOIN pragma_table_xinfo(tables.name) AS columns WHERE tables.name IN " + ours
                        + " AND columns.hidden = 0")) {
            while (row.next()) {
                missing.get(row.getString(1)).remove(row.getString(2));
            }
        }
        missing.forEach((table, columns) -> {
            if (!columns.isEmpty()) {
                throw notOurs(file, "no stored column " + String.join(", ", columns) + " in a table " + table);
            }
        });
    }

    /** Whether there is a table of this name, and not a view. */
    static boolean isTable(Connection connection, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT 1 FROM sqlite_schema WHERE name = ? AND type = 'table' AND rootpage > 0")) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    private static void refuse(Connection connection, Path file, String query, String what) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            if (row.next()) {
                throw notOurs(file, what + " " + row.getString(1));
            }
        }
    }

    private static StorageException notOurs(Path file, String what) {
        return new StorageException(file + " says that it is a run of Turbulence for Maven, and is none that a release"
                + " wrote: it has " + what + ". It is not read. Make it anew, from its JSON lines with: mvn"
                + " turbulence:migrate -Dturbulence.overwrite=true -Dturbulence.run=" + file.getParent());
    }
}
