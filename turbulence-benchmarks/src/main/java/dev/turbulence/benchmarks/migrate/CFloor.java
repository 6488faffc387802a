package dev.turbulence.benchmarks.migrate;

import dev.turbulence.storage.RunDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * What SQLite itself needs: a C program that reads no JSON, but binds rows that are parsed already, and builds our tables
 * and indexes. Where there is no C compiler, or SQLite's headers are missing, it does not take part.
 */
final class CFloor {

    private final Path program;
    private final Path rows;
    private final Path tables;
    private final Path indexes;

    private CFloor(Path folder) {
        this.program = folder.resolve("floor");
        this.rows = folder.resolve("floor.rows");
        this.tables = folder.resolve("floor-tables.sql");
        this.indexes = folder.resolve("floor-indexes.sql");
    }

    /**
     * Compiles the program and takes the parsed rows out of a migrated run.
     *
     * @param run a migrated run, whose tables and indexes the program is to build too
     */
    static Optional<CFloor> prepare(Path folder, RunDirectory run) throws IOException, SQLException {
        CFloor floor = new CFloor(folder);
        Path source = folder.resolve("floor.c");
        try (InputStream code = CFloor.class.getResourceAsStream("floor.c")) {
            Files.write(source, code.readAllBytes());
        }
        boolean compiled =
                Commands.succeeds(List.of("cc", "-O2", "-o", floor.program.toString(), source.toString(), "-lsqlite3"));
        Files.delete(source);
        if (!compiled) {
            return Optional.empty();
        }
        Files.writeString(floor.tables, SqliteShell.tables(run.database()));
        Files.writeString(floor.indexes, SqliteShell.indexes(run.database()));
        Commands.seconds(floor.command("prepare", run.database()));
        return Optional.of(floor);
    }

    /** The command that makes a new database. */
    List<String> command(Path file) {
        return command("load", file);
    }

    private List<String> command(String what, Path file) {
        return List.of(
                program.toString(), what, file.toString(), rows.toString(), tables.toString(), indexes.toString());
    }

    void delete() throws IOException {
        for (Path file : List.of(program, rows, tables, indexes)) {
            Files.deleteIfExists(file);
        }
    }
}
