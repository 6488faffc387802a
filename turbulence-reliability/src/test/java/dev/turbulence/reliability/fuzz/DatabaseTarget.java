package dev.turbulence.reliability.fuzz;

import dev.turbulence.storage.RawResult;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.StorageException;
import dev.turbulence.storage.StoredRun;
import dev.turbulence.storage.transfer.Export;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * A run's database, damaged: everything is asked of it, it is reported and exported. An input is the seed of the damage,
 * eight bytes; SQLite's code is not Java's, so no coverage could guide a search in its files.
 */
final class DatabaseTarget implements FuzzTarget {

    private static final Duration LIMIT = Duration.ofSeconds(1);

    /** One in so many is reported, too, which takes longer than all the rest. */
    private static final int REPORTED = 8;

    private final RunDirectory run;
    private final Path reports;
    private final List<Path> sound;
    private final Damage damage;

    /** @param damage what is done to a sound database */
    DatabaseTarget(Path folder, Damage damage) throws IOException {
        this.run = new RunDirectory(folder.resolve("run_1"));
        this.reports = folder.resolve("reports");
        this.sound = SoundDatabases.write(folder.resolve("sound"));
        this.damage = damage;
    }

    /** What is done to a database. */
    interface Damage {
        void damage(RunDirectory run, Random random) throws IOException;
    }

    @Override
    public List<byte[]> seeds() {
        return List.of();
    }

    @Override
    public void take(byte[] input) throws IOException {
        Random random = new Random(ByteBuffer.wrap(input).getLong());
        RunFiles.copy(sound.get(random.nextInt(sound.size())), run.path());
        damage.damage(run, random);
        var before = RunFiles.state(run.path());
        ask(random);
        if (!RunFiles.state(run.path()).equals(before)) {
            throw new Finding("reading changed the run");
        }
        export();
    }

    private void ask(Random random) throws IOException {
        try (StoredRun stored = StoredRun.open(run.path())) {
            Questions.ask(stored);
            if (random.nextInt(REPORTED) == 0) {
                Questions.report(stored, reports);
            }
            askInSql(stored, random);
        } catch (StorageException e) {
            CleanErrors.require(e, run.runId());
        }
    }

    private static void askInSql(StoredRun stored, Random random) {
        List<String> questions = List.of(
                "SELECT * FROM steps",
                "SELECT * FROM failed_steps",
                "SELECT * FROM slowest_steps",
                "SELECT * FROM errors");
        String text = questions.get(random.nextInt(questions.size()));
        try (RawResult result = stored.sql(text).within(LIMIT).open();
                var rows = result.stream()) {
            rows.forEach(row -> {});
        } catch (StorageException e) {
            CleanErrors.require(e, "");
        }
    }

    private void export() {
        try {
            Export.of(run).incomplete(true).overwrite(true).run();
        } catch (StorageException e) {
            CleanErrors.require(e, run.runId());
        }
    }
}
