package dev.turbulence.storage.transfer;

import dev.turbulence.storage.RunDirectory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Asks a database with plain SQL, as any other tool would. */
final class Database {

    private Database() {}

    /** Rows, their columns joined by bars; NULL for null. */
    static List<String> rows(RunDirectory run, String sql) {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + run.database());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                List<String> columns = new ArrayList<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    columns.add(String.valueOf(row.getString(i)).replace("null", "NULL"));
                }
                rows.add(String.join("|", columns));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return rows;
    }

    static String one(RunDirectory run, String sql) {
        return String.join("\n", rows(run, sql));
    }
}
