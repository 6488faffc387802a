package dev.turbulence.storage.internal.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * A query and the values of its parameters, which are never part of its text.
 *
 * @param parameters strings and numbers, in order
 */
record SqlQuery(String text, List<Object> parameters) {

    SqlQuery {
        parameters = List.copyOf(parameters);
    }

    PreparedStatement prepare(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text);
        try {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            return statement;
        } catch (SQLException e) {
            SqliteFiles.closeQuietly(statement, e);
            throw e;
        }
    }
}
