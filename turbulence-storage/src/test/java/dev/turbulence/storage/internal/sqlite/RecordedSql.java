package dev.turbulence.storage.internal.sqlite;

import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.StoredRun;
import dev.turbulence.storage.internal.RunReader;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A closed run whose every SQL statement is noted, and explained by SQLite itself. */
final class RecordedSql implements AutoCloseable {

    private static final Pattern ACCESS =
            Pattern.compile("(SCAN|SEARCH) (steps|assertions|instances)(?: USING (?:COVERING )?INDEX (\\w+))?.*");

    private final Set<String> statements = new LinkedHashSet<>();
    private final Connection plain;
    private final StoredRun run;

    RecordedSql(RunDirectory directory) {
        this.plain = SqliteFiles.openClosed(directory.database());
        ReadConnections connections =
                new ReadConnections(directory.database(), () -> noting(directory.database()), true);
        this.run = storedRun(new SqliteRunReader(directory, new DatabaseAccess(connections, null)));
    }

    /** What a question reads of the tables of records: {@code "steps by idx"}, or {@code "all steps"}. */
    Set<String> reads(Consumer<StoredRun> question) {
        statements.clear();
        question.accept(run);
        Set<String> reads = new TreeSet<>();
        List.copyOf(statements).forEach(sql -> reads.addAll(reads(sql)));
        return reads;
    }

    /** What the run answers. */
    <T> T ask(Function<StoredRun, T> question) {
        return question.apply(run);
    }

    private Set<String> reads(String sql) {
        Set<String> reads = new TreeSet<>();
        for (String line : plan(sql)) {
            Matcher access = ACCESS.matcher(line);
            if (access.matches() && readsTable(sql, access.group(2))) {
                String table = access.group(2);
                String index = access.group(3);
                boolean one = line.startsWith("SEARCH") && (index == null || index.startsWith("sqlite_autoindex"));
                if (!one) {
                    reads.add(index == null ? "all " + table : table + " by " + index);
                }
            }
        }
        return reads;
    }

    /** Whether the table itself is read, and not one of counts that only bears its name in the query. */
    private static boolean readsTable(String sql, String table) {
        return Pattern.compile("(FROM|JOIN) " + table + "\\b").matcher(sql).find();
    }

    private List<String> plan(String sql) {
        List<String> plan = new ArrayList<>();
        try (Statement statement = plain.createStatement();
                ResultSet row = statement.executeQuery("EXPLAIN QUERY PLAN " + sql)) {
            while (row.next()) {
                plan.add(row.getString("detail"));
            }
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
        return plan;
    }

    private Connection noting(Path file) {
        Connection connection = SqliteFiles.openClosed(file);
        return noting(connection, Connection.class);
    }

    @SuppressWarnings("unchecked")
    private <T> T noting(T target, Class<T> type) {
        return (T) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            if (arguments != null && arguments[0] instanceof String sql && !sql.startsWith("PRAGMA")) {
                statements.add(sql);
            }
            try {
                Object result = method.invoke(target, arguments);
                return method.getReturnType() == Statement.class ? noting((Statement) result, Statement.class) : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    /** As {@code StoredRun.open} makes it. */
    private static StoredRun storedRun(RunReader reader) {
        try {
            Constructor<StoredRun> constructor = StoredRun.class.getDeclaredConstructor(RunReader.class);
            constructor.setAccessible(true);
            return constructor.newInstance(reader);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("StoredRun has changed", e);
        }
    }

    @Override
    public void close() throws SQLException {
        run.close();
        plain.close();
    }
}
