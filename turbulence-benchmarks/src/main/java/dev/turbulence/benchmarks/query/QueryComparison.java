package dev.turbulence.benchmarks.query;

import dev.turbulence.benchmarks.ChildJvm;
import dev.turbulence.benchmarks.DuckDb;
import dev.turbulence.benchmarks.Medians;
import dev.turbulence.benchmarks.Settings;
import dev.turbulence.benchmarks.WorkFolder;
import dev.turbulence.benchmarks.runs.RunGenerator;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.transfer.Migration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The same questions to the same run in SQLite, in JSON lines, and to DuckDB over either; each asked in JVMs of its own. */
public final class QueryComparison {

    private static final long INSTANCES = Settings.instances(100_000);
    private static final int ROUNDS = Settings.rounds(3);

    private QueryComparison() {}

    /** Takes some three minutes for each round at 100,000 instances. */
    public static void run() throws IOException, SQLException {
        try (WorkFolder work = new WorkFolder()) {
            RunDirectory jsonl = RunGenerator.run(work.path(), Storage.JSONL, INSTANCES);
            Path duck = work.path().resolve("duckdb-" + INSTANCES + ".duckdb");
            if (!Files.exists(duck)) {
                try (Connection connection = DuckDb.open(duck)) {
                    DuckDb.importRun(connection, jsonl);
                }
            }
            Path sqlite = migratedCopy(work.path(), jsonl);
            Map<String, List<String>> contestants = new LinkedHashMap<>();
            contestants.put("SQLite", List.of("ours", sqlite.toString()));
            contestants.put("JSON lines", List.of("ours", jsonl.path().toString()));
            contestants.put(
                    "DuckDB on JSON lines", List.of("duckdb-jsonl", jsonl.path().toString()));
            contestants.put("DuckDB", List.of("duckdb", duck.toString()));
            print(measure(contestants));
        }
    }

    /** A run beside the JSON lines, whose database would be read in their place. */
    private static Path migratedCopy(Path folder, RunDirectory jsonl) throws IOException {
        Path copy = folder.resolve("migrated-" + INSTANCES);
        if (!Files.exists(copy)) {
            Files.deleteIfExists(jsonl.database());
            Migration.of(jsonl).run();
            Files.createDirectories(copy);
            Files.copy(jsonl.manifest(), copy.resolve(jsonl.manifest().getFileName()));
            Files.copy(jsonl.summary(), copy.resolve(jsonl.summary().getFileName()));
            Files.move(jsonl.database(), copy.resolve(jsonl.database().getFileName()));
        }
        return copy;
    }

    private static Map<String, List<List<Double>>> measure(Map<String, List<String>> contestants) throws IOException {
        Map<String, List<List<Double>>> millis = new LinkedHashMap<>();
        for (int round = 1; round <= ROUNDS; round++) {
            for (Map.Entry<String, List<String>> contestant : contestants.entrySet()) {
                System.err.println("round " + round + ": " + contestant.getKey());
                List<List<Double>> ofQuestions = millis.computeIfAbsent(contestant.getKey(), name -> new ArrayList<>());
                try (ChildJvm jvm = ChildJvm.start(
                        QuestionsMain.class, contestant.getValue().toArray(String[]::new))) {
                    for (int question = 0; question < Question.ALL.size(); question++) {
                        String line = jvm.readLine();
                        if (ofQuestions.size() == question) {
                            ofQuestions.add(new ArrayList<>());
                        }
                        if (!line.equals("-")) {
                            ofQuestions.get(question).add(Double.valueOf(line));
                        }
                    }
                }
            }
        }
        return millis;
    }

    private static void print(Map<String, List<List<Double>>> millis) {
        System.out.printf(Locale.ROOT, "%,d instances, warm, ms, median of %d JVMs each%n%n", INSTANCES, ROUNDS);
        System.out.println("| question | " + String.join(" | ", millis.keySet()) + " | SQLite : DuckDB |");
        System.out.println("|---|" + "---|".repeat(millis.size() + 1));
        for (int i = 0; i < Question.ALL.size(); i++) {
            StringBuilder row =
                    new StringBuilder("| ").append(Question.ALL.get(i).name()).append(" |");
            for (List<List<Double>> ofQuestions : millis.values()) {
                row.append(cell(ofQuestions.get(i)));
            }
            List<Double> duck = millis.get("DuckDB").get(i);
            row.append(
                    duck.isEmpty()
                            ? " - |"
                            : cell(List.of(Medians.of(millis.get("SQLite").get(i)) / Medians.of(duck))));
            System.out.println(row);
        }
    }

    private static String cell(List<Double> figures) {
        return figures.isEmpty() ? " - |" : String.format(Locale.ROOT, " %.2f |", Medians.of(figures));
    }
}
