package dev.turbulence.storage.internal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class SqliteMessagesTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SQLITE_FULL|the disk is full",
                "SQLITE_IOERR_WRITE|the disk reported an error (SQLITE_IOERR_WRITE)",
                "SQLITE_READONLY_DIRECTORY|it, or its folder, may not be written to (SQLITE_READONLY_DIRECTORY)",
                "SQLITE_READONLY_DBMOVED|somebody has moved or deleted it since it was opened",
                "SQLITE_CANTOPEN|it cannot be opened: its folder is missing or may not be written to (SQLITE_CANTOPEN)",
            })
    void whatAUserCanHelpIsSaidInWordsWithTheFile(SQLiteErrorCode code, String words) throws IOException {
        Path file = Files.createFile(folder.resolve("turbulence.db"));
        SQLException failure = new SQLiteException("[" + code + "] (raw)", code);
        assertThat(SqliteFiles.failure("Cannot write", file, failure))
                .hasMessage("Cannot write " + file + ": " + words)
                .hasCause(failure);
    }

    @Test
    void anErrorOfTheDiskIsNoneWhereTheFileIsGone() {
        SQLException failure = new SQLiteException("(raw)", SQLiteErrorCode.SQLITE_IOERR_FSTAT);
        assertThat(SqliteFiles.failure("Cannot write", folder.resolve("turbulence.db"), failure))
                .hasMessageEndingWith("turbulence.db: somebody has moved or deleted it since it was opened");
    }
}
