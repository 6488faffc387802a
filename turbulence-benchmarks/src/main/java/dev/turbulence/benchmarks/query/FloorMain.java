package dev.turbulence.benchmarks.query;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.turbulence.storage.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;

/** What a JVM takes for a stored run without any code of ours: SQLite opened and asked for 1, instances.jsonl tokenised. */
public final class FloorMain {

    private FloorMain() {}

    /** Argument: the run's folder. Prints milliseconds, cold. */
    public static void main(String[] args) throws IOException, SQLException {
        RunDirectory run = new RunDirectory(Path.of(args[0]));
        long start = System.nanoTime();
        if (Files.exists(run.database())) {
            openDatabase(run.database());
        } else {
            tokenise(run.instances());
        }
        System.out.println((System.nanoTime() - start) / 1e6);
    }

    private static void openDatabase(Path file) throws SQLException {
        String url = "jdbc:sqlite:" + file.toUri() + "?immutable=1";
        try (Connection connection = new SQLiteConfig().createConnection(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT 1")) {
            row.next();
        }
    }

    private static void tokenise(Path file) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(Files.newInputStream(file))) {
            while (parser.nextToken() != null) {
                parser.currentToken();
            }
        }
    }
}
