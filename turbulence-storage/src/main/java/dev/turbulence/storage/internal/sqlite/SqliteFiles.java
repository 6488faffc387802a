package dev.turbulence.storage.internal.sqlite;

import dev.turbulence.storage.OwnerOnly;
import dev.turbulence.storage.StorageException;
import dev.turbulence.storage.internal.Failures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteLimits;

/** Opens database files; the one place that knows pragmas and flags. */
public final class SqliteFiles {

    private static final int BUSY_TIMEOUT_MILLIS = 10_000;

    private static final String CACHE_64_MIB = "-65536";
    /** Beside a run that is played memory is dearer, and rows are only appended. */
    private static final String CACHE_32_MIB = "-32768";

    private SqliteFiles() {}

    /**
     * Makes a new database for a run that is being recorded: others may read while it is written, and what was
     * committed survives a killed process. It is there at once and whole, with the tables and the first rows, so that a
     * process that is killed before leaves no database.
     *
     * @param file must not exist
     * @param first puts the first rows in, to be committed here
     */
    static Connection createForRecording(Path file, FirstRows first) {
        Path unfinished = file.resolveSibling("." + file.getFileName() + ".tmp");
        try {
            try (Connection connection = connectNew(unfinished, newFile())) {
                connection.setAutoCommit(false);
                fill(connection);
                first.insertInto(connection);
                connection.commit();
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            return openForRecording(file);
        } catch (SQLException e) {
            throw failure("Cannot make", file, e);
        } catch (IOException e) {
            throw StorageException.of("Cannot make " + file, e);
        }
    }

    /** What puts the first rows into a new database. */
    @FunctionalInterface
    interface FirstRows {
        void insertInto(Connection connection) throws SQLException;
    }

    private static Connection openForRecording(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setPragma(SQLiteConfig.Pragma.CACHE_SIZE, CACHE_32_MIB);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        return connect(file, "?mode=rw", config);
    }

    /**
     * Makes a new database with empty tables and indexes, for a {@link RowLoader}.
     *
     * @param file must not exist
     * @return where they start
     */
    public static RootPages createForBulkLoad(Path file) {
        try (Connection connection = create(file, unsafe(newFile()))) {
            execute(connection, SqliteSchema.INDEXES);
            return RootPages.find(connection);
        } catch (SQLException e) {
            throw failure("Cannot make", file, e);
        }
    }

    /**
     * Opens a file that nobody else looks at until it is done: fastest, and the file is worthless if it is not finished.
     * To be forced to disk by its maker once it is closed.
     */
    public static Connection openBulkLoaded(Path file) {
        SQLiteConfig config = unsafe(new SQLiteConfig());
        config.setPragma(SQLiteConfig.Pragma.CACHE_SIZE, CACHE_64_MIB);
        return connect(file, "?mode=rw", config);
    }

    private static SQLiteConfig unsafe(SQLiteConfig config) {
        config.setJournalMode(SQLiteConfig.JournalMode.OFF);
        config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
        config.setLockingMode(SQLiteConfig.LockingMode.EXCLUSIVE);
        return config;
    }

    /** Opens a file that nobody changes any more, without locks: it may lie on read-only media. */
    public static Connection openClosed(Path file) {
        return openReadOnly(file, "?immutable=1");
    }

    /** Opens a file that may still be written, and sees what was committed. Needs the file's folder to be writable. */
    public static Connection openShared(Path file) {
        return openReadOnly(file, "?mode=ro");
    }

    /** Opens an existing file to repair or extend it. */
    public static Connection openForRepair(Path file) {
        return connect(file, "?mode=rw", new SQLiteConfig());
    }

    /** A failure of SQLite, with the file it happened to. */
    public static StorageException failure(String what, Path file, SQLException cause) {
        return new StorageException(what + " " + file + ": " + SqliteMessages.cause(file, cause), cause);
    }

    private static SQLiteConfig newFile() {
        SQLiteConfig config = new SQLiteConfig();
        config.setPageSize(SqliteFormat.PAGE_SIZE);
        config.setPragma(SQLiteConfig.Pragma.CACHE_SIZE, CACHE_64_MIB);
        return config;
    }

    private static Connection create(Path file, SQLiteConfig config) {
        Connection connection = connectNew(file, config);
        try {
            fill(connection);
            return connection;
        } catch (SQLException e) {
            closeQuietly(connection, e);
            throw failure("Cannot make", file, e);
        }
    }

    private static Connection connectNew(Path file, SQLiteConfig config) {
        try {
            // SQLite takes an empty file for a new database, and gives its logs the same permissions.
            OwnerOnly.create(file);
        } catch (IOException e) {
            throw new StorageException("Cannot make " + file + ": " + Failures.describe(e), e);
        }
        return connect(file, "?mode=rw", config);
    }

    private static void fill(Connection connection) throws SQLException {
        execute(
                connection,
                List.of(
                        "PRAGMA application_id = " + SqliteFormat.APPLICATION_ID,
                        "PRAGMA user_version = " + SqliteFormat.VERSION));
        execute(connection, SqliteSchema.TABLES);
        execute(connection, SqliteSchema.VIEWS);
        Meta.put(connection, Meta.READABLE_SINCE, SqliteFormat.READABLE_SINCE);
    }

    private static Connection openReadOnly(Path file, String query) {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setPragma(SQLiteConfig.Pragma.CACHE_SIZE, CACHE_64_MIB);
        Connection connection = connect(file, query, config);
        try {
            ((SQLiteConnection) connection).setLimit(SQLiteLimits.SQLITE_LIMIT_ATTACHED, 0);
            execute(connection, List.of("PRAGMA query_only = 1"));
            return connection;
        } catch (SQLException e) {
            closeQuietly(connection, e);
            throw failure("Cannot open", file, e);
        }
    }

    private static Connection connect(Path file, String query, SQLiteConfig config) {
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        try {
            // Not by DriverManager, which does not find drivers that a Maven plugin's class loader holds.
            return config.createConnection("jdbc:sqlite:" + uri(file) + query);
        } catch (SQLException e) {
            throw failure("Cannot open", file, e);
        }
    }

    private static String uri(Path file) {
        return file.toAbsolutePath().toUri().toASCIIString();
    }

    static void execute(Connection connection, List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    static void closeQuietly(AutoCloseable resource, Exception because) {
        try {
            resource.close();
        } catch (Exception e) {
            because.addSuppressed(e);
        }
    }
}
