package dev.turbulence.reliability.scene;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The files in a folder, looked at without any code of the product. */
public final class LeftFiles {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private LeftFiles() {}

    /** Checks that each is what its name says, but for names that nothing reads; returns how many were checked. */
    public static int requireValid(Path run, Path scratch) throws IOException, SQLException {
        int checked = 0;
        for (Path file : Folders.files(run)) {
            String name = file.getFileName().toString();
            if (name.endsWith(".tmp")) {
                continue;
            }
            if (name.endsWith(".json")) {
                assertThat(JSON.readTree(Files.readAllBytes(file)).isObject())
                        .as("%s holds an object", file)
                        .isTrue();
            } else if (name.endsWith(".jsonl")) {
                requireLines(file);
            } else if (name.equals("turbulence.db")) {
                requireSound(file, scratch);
            } else {
                assertThat(name)
                        .as("a file in the run's folder")
                        .matches("turbulence\\.db-(wal|shm|journal)|run\\.lock|\\.transfer\\.lock");
            }
            checked++;
        }
        return checked;
    }

    private static void requireLines(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        int end = text.lastIndexOf('\n');
        for (String line : text.substring(0, end + 1).split("\n")) {
            if (!line.isEmpty()) {
                assertThat(JSON.readTree(line).isObject()).as(line).isTrue();
            }
        }
    }

    /** Opens a copy as any tool would, so that the log of a dead writer is played back there. */
    private static void requireSound(Path database, Path scratch) throws IOException, SQLException {
        Files.createDirectories(scratch);
        Path copy = scratch.resolve("turbulence.db");
        for (String suffix : List.of("", "-wal", "-journal")) {
            Path source = database.resolveSibling(database.getFileName() + suffix);
            Path target = scratch.resolve(copy.getFileName() + suffix);
            Files.deleteIfExists(target);
            if (Files.exists(source)) {
                Files.copy(source, target);
            }
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
                Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery("PRAGMA integrity_check")) {
                assertThat(row.getString(1)).as("integrity of %s", database).isEqualTo("ok");
            }
            try (ResultSet row = statement.executeQuery("PRAGMA foreign_key_check")) {
                assertThat(row.next())
                        .as("%s has a foreign key that leads nowhere", database)
                        .isFalse();
            }
        }
    }

    /** The content of every file, as a hash by its name; to be compared with what is there later. */
    public static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        for (Path file : Folders.files(folder)) {
            contents.put(folder.relativize(file).toString(), hash(file));
        }
        return contents;
    }

    private static String hash(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
