package dev.turbulence.storage.internal.sqlite;

import dev.turbulence.storage.NewerRunFormatException;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.StorageException;
import dev.turbulence.storage.internal.Failures;
import dev.turbulence.storage.internal.files.RunLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * How a run's database is read without changing it: a file that nobody writes any more without locks; one that is being
 * written with them; one that a dead writer left behind, with committed records still in its log, in a private copy.
 *
 * @param connections to the file or its copy
 * @param copy the folder of the private copy; null when there is none
 */
public record DatabaseAccess(ReadConnections connections, Path copy) implements AutoCloseable {

    private static final List<String> LOGS = List.of("-wal", "-journal");

    /** @throws NewerRunFormatException if a newer release wrote it */
    public static DatabaseAccess open(RunDirectory run) {
        DatabaseAccess access = choose(run);
        try {
            access.connections.ask(connection -> {
                check(connection, run.database());
                return null;
            });
            return access;
        } catch (RuntimeException e) {
            SqliteFiles.closeQuietly(access, e);
            throw e;
        }
    }

    private static DatabaseAccess choose(RunDirectory run) {
        Path file = run.database();
        if (RunLock.isHeld(run)) {
            return new DatabaseAccess(new ReadConnections(file, () -> SqliteFiles.openShared(file), false), null);
        }
        if (LOGS.stream().anyMatch(log -> Files.exists(sibling(file, log)))) {
            return recover(file);
        }
        return new DatabaseAccess(new ReadConnections(file, () -> SqliteFiles.openClosed(file), true), null);
    }

    private static DatabaseAccess recover(Path file) {
        Path folder = null;
        try {
            folder = Files.createTempDirectory("turbulence-recovered-");
            Path copy = Files.copy(file, folder.resolve(file.getFileName()));
            for (String log : LOGS) {
                if (Files.exists(sibling(file, log))) {
                    Files.copy(sibling(file, log), sibling(copy, log));
                }
            }
            RunClosing.recover(copy, file);
            return new DatabaseAccess(new ReadConnections(file, () -> SqliteFiles.openClosed(copy), true), folder);
        } catch (IOException e) {
            deleteFolder(folder);
            throw new StorageException(
                    "Cannot copy " + file + ", which its writer left unfinished: " + Failures.describe(e), e);
        } catch (RuntimeException e) {
            deleteFolder(folder);
            throw e;
        }
    }

    private static Path sibling(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    /**
     * Looks whether a file can be read, before anything else is asked of it.
     *
     * @throws NewerRunFormatException if a newer release wrote it
     * @throws StorageException if no release did
     */
    static void check(Connection connection, Path file) throws SQLException {
        checkVersion(connection, file);
        TablesCheck.check(connection, file);
    }

    private static void checkVersion(Connection connection, Path file) throws SQLException {
        int version;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA user_version")) {
            version = row.getInt(1);
        }
        if (version > SqliteFormat.VERSION) {
            Optional<String> release = TablesCheck.isTable(connection, "meta")
                    ? Meta.get(connection, Meta.READABLE_SINCE)
                    : Optional.empty();
            String reader = release.map(name -> "release " + name + " or newer reads it")
                    .orElse("a newer release reads it");
            throw new NewerRunFormatException(
                    file + " has format version " + version + ", and this release knows up to "
                            + SqliteFormat.VERSION + ": " + reader + ". Update turbulence-maven-plugin and"
                            + " turbulence-junit-extension, or export the run to JSON lines with that release.");
        }
    }

    @Override
    public void close() {
        try {
            connections.close();
        } finally {
            deleteFolder(copy);
        }
    }

    private static void deleteFolder(Path folder) {
        if (folder == null) {
            return;
        }
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new StorageException(
                    "Cannot remove the temporary copy in " + folder + ": " + Failures.describe(e), e);
        }
    }
}
