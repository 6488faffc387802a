package dev.turbulence.reliability.scene;

import dev.turbulence.engine.TurbulenceEngine;
import dev.turbulence.engine.config.ScenarioSet;
import dev.turbulence.engine.execution.RunOptions;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunOutcome;
import dev.turbulence.storage.RunWriter;
import dev.turbulence.storage.RunsDirectory;
import dev.turbulence.storage.Storage;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * One run, made as {@code turbulence:run} makes it.
 *
 * @param sources the folder with {@code sut.yaml} and {@code scenarios}
 * @param runs where runs lie
 * @param storage how it is stored
 * @param runId its name; null to have one made
 * @param instances how many instances are played
 * @param parallel how many at once
 */
public record Play(Path sources, Path runs, Storage storage, String runId, long instances, int parallel) {

    /** What became of it. */
    public record Played(RunDirectory directory, RunOutcome outcome) {}

    /** Plays it to its end. */
    public Played play() {
        return play(UnaryOperator.identity());
    }

    /** Plays it to its end, into a writer that stands around the run's own. */
    public Played play(UnaryOperator<RunWriter> around) {
        RunsDirectory folder = new RunsDirectory(runs);
        folder.forgetLatest();
        ScenarioSet set = ScenarioSet.load(sources.resolve("sut.yaml"), sources.resolve("scenarios"), Map.of(), null);
        TurbulenceEngine engine = new TurbulenceEngine(set, RunOptions.of(instances, parallel, 42));
        try (RunWriter writer =
                around.apply(RunWriter.create(storage, folder.path(), engine.describe(runId, "reliability")))) {
            folder.pointTo(writer.directory());
            return new Played(writer.directory(), engine.play(writer));
        }
    }
}
