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
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The same questions to the same run in SQLite, in JSON lines, and to DuckDB over either; each asked in JVMs of its own. What
 * reads JSON lines is held against the time it takes to read the needed files token by token, with Jackson.
 */
public final class QueryComparison {

    private static final long INSTANCES = Settings.instances(100_000);
    private static final int ROUNDS = Settings.rounds(3);

    private QueryComparison() {}

    /** Takes some two minutes for each round at 100,000 instances. */
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
            Map<Contestant, Path> contestants = new EnumMap<>(Contestant.class);
            for (String name :
                    Settings.only(Stream.of(Contestant.values()).map(Enum::name).toList())) {
                Contestant contestant = Contestant.valueOf(name);
                contestants.put(
                        contestant,
                        switch (contestant) {
                            case SQLITE, SQLITE_FROM_OPENING -> sqlite;
                            case DUCKDB -> duck;
                            case JSONL, TOKENS, DUCKDB_ON_JSONL -> jsonl.path();
                        });
            }
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

    private static Map<Contestant, List<List<Double>>> measure(Map<Contestant, Path> contestants) throws IOException {
        Map<Contestant, List<List<Double>>> millis = new EnumMap<>(Contestant.class);
        for (int round = 1; round <= ROUNDS; round++) {
            for (Map.Entry<Contestant, Path> contestant : contestants.entrySet()) {
                System.err.println("round " + round + ": " + contestant.getKey());
                List<List<Double>> ofQuestions = millis.computeIfAbsent(contestant.getKey(), name -> new ArrayList<>());
                try (ChildJvm jvm = ChildJvm.start(
                        QuestionsMain.class,
                        contestant.getKey().name(),
                        contestant.getValue().toString())) {
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

    private static void print(Map<Contestant, List<List<Double>>> millis) {
        System.out.printf(Locale.ROOT, "%,d instances, warm, ms, median of %d JVMs each%n%n", INSTANCES, ROUNDS);
        String titles = millis.keySet().stream().map(Contestant::title).collect(Collectors.joining(" | "));
        System.out.println("| question | " + titles + " | SQLite : DuckDB | JSON lines : tokens |");
        System.out.println("|---|" + "---|".repeat(millis.size() + 2));
        for (int i = 0; i < Question.ALL.size(); i++) {
            StringBuilder row =
                    new StringBuilder("| ").append(Question.ALL.get(i).name()).append(" |");
            for (List<List<Double>> ofQuestions : millis.values()) {
                row.append(cell(ofQuestions.get(i)));
            }
            row.append(ratio(millis, Contestant.SQLITE, Contestant.DUCKDB, i));
            row.append(ratio(millis, Contestant.JSONL, Contestant.TOKENS, i));
            System.out.println(row);
        }
    }

    private static String ratio(
            Map<Contestant, List<List<Double>>> millis, Contestant ours, Contestant other, int question) {
        List<Double> figures = figures(millis, ours, question);
        List<Double> others = figures(millis, other, question);
        return figures.isEmpty() || others.isEmpty() ? " - |" : cell(List.of(Medians.of(figures) / Medians.of(others)));
    }

    private static List<Double> figures(
            Map<Contestant, List<List<Double>>> millis, Contestant contestant, int question) {
        return millis.containsKey(contestant) ? millis.get(contestant).get(question) : List.of();
    }

    private static String cell(List<Double> figures) {
        return figures.isEmpty() ? " - |" : String.format(Locale.ROOT, " %.2f |", Medians.of(figures));
    }
}
