package dev.turbulence.benchmarks.migrate;

import dev.turbulence.benchmarks.ChildJvm;
import dev.turbulence.benchmarks.Medians;
import dev.turbulence.benchmarks.Settings;
import dev.turbulence.benchmarks.WorkFolder;
import dev.turbulence.benchmarks.runs.RecordGenerator;
import dev.turbulence.benchmarks.runs.RunGenerator;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Whole processes that read the same run, in turns: ours with 256 MiB of heap, the sqlite3 shell, DuckDB, and a program that
 * does only what SQLite has to.
 */
public final class MigrationComparison {

    private static final long INSTANCES = Settings.instances(100_000);
    private static final int ROUNDS = Settings.rounds(5);

    private record Contestant(String name, List<String> command, Path result) {}

    private final Map<String, List<Double>> seconds = new LinkedHashMap<>();
    private final Map<String, Long> bytes = new LinkedHashMap<>();
    private final Path folder;
    private final RunDirectory run;

    private MigrationComparison(Path folder) throws IOException {
        this.folder = folder;
        this.run = RunGenerator.run(folder, Storage.JSONL, INSTANCES);
    }

    /** Takes about a minute for each round at 100,000 instances. */
    public static void run() throws IOException, SQLException {
        try (WorkFolder work = new WorkFolder()) {
            new MigrationComparison(work.path()).compare();
        }
    }

    private void compare() throws IOException, SQLException {
        List<Contestant> contestants = new ArrayList<>();
        contestants.add(new Contestant(
                "turbulence", ChildJvm.command(TurbulenceMain.class, run.path().toString()), run.database()));
        Path duck = folder.resolve("migrated.duckdb");
        contestants.add(new Contestant(
                "DuckDB", ChildJvm.command(DuckDbMain.class, run.path().toString(), duck.toString()), duck));
        Commands.seconds(contestants.get(0).command());
        Path raw = folder.resolve("raw.sqlite");
        Path script = null;
        if (SqliteShell.isThere()) {
            script = SqliteShell.script(run, run.database(), raw);
            Path shell = folder.resolve("shell.sqlite");
            contestants.add(new Contestant("sqlite3 shell", SqliteShell.command(shell, script), shell));
        }
        Optional<CFloor> floor = CFloor.prepare(folder, run);
        if (floor.isPresent()) {
            Path bound = folder.resolve("floor.sqlite");
            contestants.add(new Contestant("C, rows parsed already", floor.get().command(bound), bound));
        }
        for (int round = 1; round <= ROUNDS; round++) {
            for (Contestant contestant : contestants) {
                Files.deleteIfExists(contestant.result());
                double took = Commands.seconds(contestant.command());
                System.err.printf(Locale.ROOT, "round %d: %s %.2f s%n", round, contestant.name(), took);
                seconds.computeIfAbsent(contestant.name(), name -> new ArrayList<>())
                        .add(took);
                bytes.put(contestant.name(), Files.size(contestant.result()));
                Files.delete(contestant.result());
                Files.deleteIfExists(raw);
            }
        }
        if (script != null) {
            Files.delete(script);
        }
        if (floor.isPresent()) {
            floor.get().delete();
        }
        print();
    }

    private void print() throws IOException {
        long source = Files.size(run.instances()) + Files.size(run.steps()) + Files.size(run.assertions());
        System.out.printf(
                Locale.ROOT, "%,d instances, %,.0f MB of JSON lines, %d rounds%n%n", INSTANCES, source / 1e6, ROUNDS);
        System.out.println(
                "| way | s, median (all) | records/s | MB/s | times as long as ours | size against JSON lines |");
        System.out.println("|---|---|---|---|---|---|");
        double ours = Medians.of(seconds.get("turbulence"));
        seconds.forEach((name, all) -> {
            double median = Medians.of(all);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.2f %s | %,.0f | %.0f | %.2f | %.2f |%n",
                    name,
                    median,
                    all.stream()
                            .map(one -> String.format(Locale.ROOT, "%.2f", one))
                            .toList(),
                    INSTANCES * RecordGenerator.RECORDS_PER_INSTANCE / median,
                    source / 1e6 / median,
                    median / ours,
                    (double) bytes.get(name) / source);
        });
    }
}
