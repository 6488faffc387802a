package dev.turbulence.storage.internal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class SqliteMessagesTest {

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
    void whatAUserCanHelpIsSaidInWordsWithTheFile(SQLiteErrorCode code, String words) {
        SQLException failure = new SQLiteException("[" + code + "] (raw)", code);
        assertThat(SqliteFiles.failure("Cannot write", Path.of("/some/turbulence.db"), failure))
                .hasMessage("Cannot write /some/turbulence.db: " + words)
                .hasCause(failure);
    }
}
