package dev.turbulence.benchmarks.query;

import dev.turbulence.benchmarks.DuckDb;
import dev.turbulence.benchmarks.Medians;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.StoredRun;
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

    private interface Asked {
        void ask() throws SQLException;
    }

    private QuestionsMain() {}

    /** Arguments: "ours", "duckdb-jsonl" or "duckdb"; the run's folder or DuckDB's file. */
    public static void main(String[] args) throws SQLException {
        Path path = Path.of(args[1]);
        if (args[0].equals("ours")) {
            askOurs(path);
            return;
        }
        boolean overJsonLines = args[0].equals("duckdb-jsonl");
        try (Connection connection = DuckDb.open(overJsonLines ? null : path)) {
            if (overJsonLines) {
                DuckDb.viewRun(connection, new RunDirectory(path));
            }
            for (Question question : Question.ALL) {
                if (question.sql() == null) {
                    System.out.println("-");
                } else {
                    print(() -> readAll(connection, question.sql()));
                }
            }
        }
    }

    /** From opening the run to the last record, as a goal or a test does it. */
    private static void askOurs(Path path) throws SQLException {
        for (Question question : Question.ALL) {
            print(() -> {
                try (StoredRun run = StoredRun.open(path)) {
                    if (question.ours().applyAsDouble(run) <= 0) {
                        throw new IllegalStateException("no answer: " + question.name());
                    }
                }
            });
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

    private static void print(Asked asked) throws SQLException {
        asked.ask();
        List<Double> millis = new ArrayList<>();
        long start = System.nanoTime();
        while (millis.size() < LEAST_REPETITIONS
                || millis.size() < MOST_REPETITIONS && System.nanoTime() - start < ENOUGH_NANOS) {
            long before = System.nanoTime();
            asked.ask();
            millis.add((System.nanoTime() - before) / 1e6);
        }
        System.out.println(String.format(Locale.ROOT, "%.3f", Medians.of(millis)));
    }
}
