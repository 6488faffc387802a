package dev.turbulence.engine;

import dev.turbulence.engine.config.ScenarioSet;
import dev.turbulence.engine.config.ServiceConfig;
import dev.turbulence.engine.execution.PastInstance;
import dev.turbulence.engine.execution.RunOptions;
import dev.turbulence.engine.execution.RunPlayer;
import dev.turbulence.engine.execution.RunProgress;
import dev.turbulence.storage.KnownNames;
import dev.turbulence.storage.LoadShape;
import dev.turbulence.storage.NewRun;
import dev.turbulence.storage.RunOutcome;
import dev.turbulence.storage.RunWriter;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Plays a set of scenarios and records the run. One engine plays one run:
 *
 * <pre>{@code
 * TurbulenceEngine engine = new TurbulenceEngine(ScenarioSet.load(...), RunOptions.of(1000, 10, seed));
 * try (RunWriter writer = RunWriter.create(Storage.JSONL, runs, engine.describe(null, version))) {
 *     RunOutcome outcome = engine.play(writer);
 * }
 * }</pre>
 */
public final class TurbulenceEngine {

    private final ScenarioSet set;
    private final RunOptions options;
    private final RunPlayer player;

    public TurbulenceEngine(ScenarioSet set, RunOptions options) {
        this(set, options, null);
    }

    private TurbulenceEngine(ScenarioSet set, RunOptions options, PastInstance past) {
        this.set = set;
        this.options = options;
        this.player = new RunPlayer(set, options, past);
    }

    /**
     * An engine that plays one instance of a stored run again, as a run of its own: by its scenario as it is today, with the
     * same id, entry data, variation and decisions, and another correlation id.
     *
     * @throws IllegalArgumentException if there is no such scenario any more
     */
    public static TurbulenceEngine replaying(PastInstance past, ScenarioSet set) {
        return new TurbulenceEngine(set.only(past.scenarioId()), RunOptions.of(1, 1, past.seed()), past);
    }

    /**
     * What the run says of itself, for {@link RunWriter#create}.
     *
     * @param runId the run's name, or null to have one made
     * @param productVersion version of the software that plays it
     */
    public NewRun describe(String runId, String productVersion) {
        List<String> scenarioIds =
                set.scenarios().stream().map(scenario -> scenario.id()).toList();
        Duration longest = set.sut().services().values().stream()
                .map(ServiceConfig::timeout)
                .max(Comparator.naturalOrder())
                .orElse(null);
        return new NewRun(
                runId,
                options.clock().instant(),
                set.sut().name(),
                scenarioIds,
                options.seed(),
                options.load(),
                longest,
                declared(),
                productVersion);
    }

    /**
     * Plays the run, closes it, and returns how it was closed. Blocks until then.
     *
     * @throws dev.turbulence.storage.StorageException when the run could not even be closed
     * @throws IllegalStateException on a second call
     */
    public RunOutcome play(RunWriter writer) {
        return player.play(writer);
    }

    /** When the run's instances start. */
    public LoadShape load() {
        return options.load();
    }

    /** What this machine may not give the run, to be said before it starts; empty when nothing stands in its way. */
    public Optional<String> warning() {
        return player.warning();
    }

    /** How far the run has come; may be polled from any thread. */
    public RunProgress progress() {
        return player.progress();
    }

    /**
     * Ends the run early: nothing more is started, running instances get the grace period and are then aborted, and the run
     * is closed as aborted. Returns at once; may be called from any thread, before {@link #play}, too.
     *
     * @param reason why, as a sentence for people; it is recorded
     */
    public void cancel(String reason) {
        player.cancel(reason);
    }

    /**
     * Waits until {@link #play} has closed the run, for those who must not end before it: a shutdown hook, for one.
     *
     * @return whether it was closed in time
     */
    public boolean awaitEnd(Duration limit) throws InterruptedException {
        return player.awaitEnd(limit);
    }

    private KnownNames declared() {
        TreeSet<String> types = new TreeSet<>();
        set.scenarios().forEach(scenario -> scenario.actions().forEach(action -> types.add(action.type())));
        return KnownNames.of(set.scenarioIds(), set.stepNames(), set.serviceNames(), types, set.assertionNames());
    }
}
