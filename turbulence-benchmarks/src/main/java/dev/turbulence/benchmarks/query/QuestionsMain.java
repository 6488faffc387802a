package dev.turbulence.benchmarks.query;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.turbulence.benchmarks.DuckDb;
import dev.turbulence.benchmarks.Medians;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.StoredRun;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Asks one run everything, warm, in a JVM of its own: a line of milliseconds for each question. */
public final class QuestionsMain {

    private static final int MOST_REPETITIONS = 30;
    private static final int LEAST_REPETITIONS = 2;
    private static final long ENOUGH_NANOS = 2_000_000_000L;
    private static final long WARM_UP_NANOS = 1_500_000_000L;

    private interface Asked {
        void ask() throws SQLException, IOException;
    }

    private QuestionsMain() {}

    /** Arguments: the name of a {@link Contestant}; the run's folder or DuckDB's file. */
    public static void main(String[] args) throws SQLException, IOException {
        Path path = Path.of(args[1]);
        switch (Contestant.valueOf(args[0])) {
            case SQLITE -> askOpened(path);
            case SQLITE_FROM_OPENING, JSONL -> askOpening(path);
            case TOKENS -> readTokens(new RunDirectory(path));
            case DUCKDB -> askDuckDb(path);
            case DUCKDB_ON_JSONL -> askDuckDbOnJsonLines(new RunDirectory(path));
        }
    }

    private static void askOpened(Path path) throws SQLException, IOException {
        try (StoredRun run = StoredRun.open(path)) {
            for (Question question : Question.ALL) {
                print(() -> ask(question, run));
            }
        }
    }

    /** From opening the run to the last record, as a goal or a test does it. */
    private static void askOpening(Path path) throws SQLException, IOException {
        for (Question question : Question.ALL) {
            print(() -> {
                try (StoredRun run = StoredRun.open(path)) {
                    ask(question, run);
                }
            });
        }
    }

    private static void ask(Question question, StoredRun run) {
        if (question.ours().applyAsDouble(run) <= 0) {
            throw new IllegalStateException("no answer: " + question.name());
        }
    }

    /** What it takes to read the files that hold the answer, token by token. */
    private static void readTokens(RunDirectory run) throws SQLException, IOException {
        JsonFactory json = new JsonFactory();
        for (Question question : Question.ALL) {
            print(() -> {
                for (Question.RecordFile file : question.reads()) {
                    try (JsonParser parser = json.createParser(file.in(run).toFile())) {
                        while (parser.nextToken() != null) {
                            // To have seen it is all that is wanted.
                        }
                    }
                }
            });
        }
    }

    private static void askDuckDb(Path file) throws SQLException, IOException {
        try (Connection connection = DuckDb.open(file)) {
            ask(connection);
        }
    }

    private static void askDuckDbOnJsonLines(RunDirectory run) throws SQLException, IOException {
        try (Connection connection = DuckDb.open(null)) {
            DuckDb.viewRun(connection, run);
            ask(connection);
        }
    }

    private static void ask(Connection connection) throws SQLException, IOException {
        for (Question question : Question.ALL) {
            if (question.sql() == null) {
                System.out.println("-");
            } else {
                print(() -> readAll(connection, question.sql()));
            }
        }
    }

    private static void readAll(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int column = 1; column <= columns; column++) {
                    rows.getString(column);
                }
            }
        }
    }

    private static void print(Asked asked) throws SQLException, IOException {
        long start = System.nanoTime();
        do {
            asked.ask();
        } while (System.nanoTime() - start < WARM_UP_NANOS);
        List<Double> millis = new ArrayList<>();
        start = System.nanoTime();
        while (millis.size() < LEAST_REPETITIONS
                || millis.size() < MOST_REPETITIONS && System.nanoTime() - start < ENOUGH_NANOS) {
            long before = System.nanoTime();
            asked.ask();
            millis.add((System.nanoTime() - before) / 1e6);
        }
        System.out.println(String.format(Locale.ROOT, "%.3f", Medians.of(millis)));
    }
}
