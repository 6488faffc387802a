package dev.turbulence.storage.internal.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** Where the tables and indexes of a database start. */
public final class RootPages {

    private final Map<String, Integer> pages = new HashMap<>();

    private RootPages() {}

    static RootPages find(Connection connection) throws SQLException {
        RootPages roots = new RootPages();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT name, rootpage FROM sqlite_schema WHERE rootpage > 0")) {
            while (row.next()) {
                roots.pages.put(row.getString(1), row.getInt(2));
            }
        }
        return roots;
    }

    /** The number of the first page of a table or index. */
    int of(String name) {
        Integer page = pages.get(name);
        if (page == null) {
            throw new IllegalArgumentException("no table or index '" + name + "' in " + pages.keySet());
        }
        return page;
    }
}
