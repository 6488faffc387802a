package dev.turbulence.maven;

import dev.turbulence.engine.TurbulenceEngine;
import dev.turbulence.engine.config.ScenarioSet;
import dev.turbulence.engine.execution.PastInstance;
import dev.turbulence.report.ReplayComparison;
import dev.turbulence.storage.FailedInstance;
import dev.turbulence.storage.Instance;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunOutcome;
import dev.turbulence.storage.RunState;
import dev.turbulence.storage.RunWriter;
import dev.turbulence.storage.StoredRun;
import dev.turbulence.storage.gate.PlainText;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Plays one instance of a stored run again, with the same entry data, variation and decisions, and shows step by step what
 * was and what is. The stored run is not changed; the replay is stored as a run of its own, in another folder.
 */
@Mojo(name = "replay", requiresProject = false, aggregator = true, threadSafe = true)
public final class ReplayMojo extends AbstractRunsMojo {

    private static final int MOST_SUGGESTIONS = 10;
    private static final int WIDTH = 100;
    private static final Duration GRACE_PERIOD = Duration.ofSeconds(5);

    /** The id of the instance to play again. */
    @Parameter(property = "turbulence.instance")
    String instance;

    /** The file that describes the system under test. Default: {@code src/test/turbulence/sut.yaml}. */
    @Parameter(property = "turbulence.sut")
    File sut;

    /**
     * The folder whose {@code *.yaml} and {@code *.yml} files are the scenarios. Default:
     * {@code src/test/turbulence/scenarios}.
     */
    @Parameter(property = "turbulence.scenarios")
    File scenarios;

    /**
     * The file with the policies of {@code decide} actions. Default: {@code src/test/turbulence/policies.yaml}, which may
     * be missing.
     */
    @Parameter(property = "turbulence.policies")
    File policies;

    /** The SUT file's profile to apply. Default: the file's {@code default_profile}, if it has one. */
    @Parameter(property = "turbulence.profile")
    String profile;

    /**
     * Values for {@code {{env.NAME}}} in the files, laid over the environment of the process; on the command line
     * {@code -Dturbulence.environment.NAME=value}.
     */
    @Parameter
    Map<String, String> environment;

    /** Environment variables whose values are never stored or printed, beside those with names like credentials. */
    @Parameter(property = "turbulence.secrets")
    List<String> secrets;

    /** Words that make a name look like a credential's, as {@code run} takes them. */
    @Parameter(property = "turbulence.redactNames", defaultValue = "TOKEN,SECRET,PASSWORD,PASSWD,KEY,CREDENTIAL,AUTH")
    List<String> redactNames;

    /** Headers whose values are never stored or printed, beside those that always carry credentials. */
    @Parameter(property = "turbulence.redactHeaders")
    List<String> redactHeaders;

    /** JSONPaths into bodies and entry data, whose values are never stored or printed. */
    @Parameter(property = "turbulence.redactPaths")
    List<String> redactPaths;

    /**
     * The folder that holds the replays, each stored as a run of one instance, in the storage of the run it is of. Default:
     * {@code target/turbulence/replays} of the module whose run it is.
     */
    @Parameter(property = "turbulence.replaysDirectory")
    File replaysDirectory;

    /** Skips this goal. */
    @Parameter(property = "turbulence.replay.skip", defaultValue = "false")
    boolean skipReplay;

    @Override
    Optional<String> skipReason() {
        return skipReplay ? Optional.of("turbulence.replay.skip is set") : Optional.empty();
    }

    @Override
    void perform() throws MojoExecutionException {
        RunDirectory directory = run == null ? latestRun() : namedRun();
        try (StoredRun then = StoredRun.open(directory.path())) {
            then.warnings().forEach(getLog()::warn);
            PastInstance past = past(then);
            past.remarks().forEach(remark -> getLog().warn(PlainText.of(remark)));
            ScenarioFiles files = ScenarioFiles.of(session, moduleOf(directory), sut, scenarios, policies);
            ScenarioSet set = files.load(
                    ScenarioFiles.environment(session, environment),
                    ScenarioFiles.rules(secrets, redactNames, redactHeaders, redactPaths),
                    profile);
            ScenarioFiles.warnOfInsecureServices(set, getLog());
            RunDirectory replay = play(then, past, set);
            try (StoredRun now = StoredRun.open(replay.path())) {
                ReplayComparison.of(then, now, instance).lines(WIDTH).forEach(getLog()::info);
            }
            getLog().info("");
            getLog().info("The run was " + then.directory());
            getLog().info("The replay is stored in " + replay);
        }
    }

    private PastInstance past(StoredRun then) throws MojoExecutionException {
        if (instance == null) {
            throw new MojoExecutionException(
                    "Which instance is to be played again? Say -Dturbulence.instance=<id>. " + failedOnes(then));
        }
        Instance found = then.instances()
                .includingWarmUp()
                .withId(instance)
                .findFirst()
                .orElseThrow(() -> new MojoExecutionException(
                        "Run " + then.id() + " has no instance '" + PlainText.of(instance) + "'. " + failedOnes(then)));
        try {
            return PastInstance.of(
                    then.manifest(),
                    found,
                    then.steps().includingWarmUp().ofInstance(instance).list());
        } catch (IllegalArgumentException e) {
            throw new MojoExecutionException(
                    "Instance " + PlainText.of(instance) + " of run " + then.id() + " cannot be played again: "
                            + e.getMessage(),
                    e);
        }
    }

    private String failedOnes(StoredRun then) {
        StringBuilder list = new StringBuilder();
        try (Stream<FailedInstance> failed = then.instances().limit(MOST_SUGGESTIONS).withCauses().stream()) {
            failed.forEach(one -> list.append(System.lineSeparator())
                    .append("  ")
                    .append(brief(one.instance().id()))
                    .append("  ")
                    .append(brief((one.where() == null ? "" : one.kind() + " " + one.where() + ": ") + one.message())));
        }
        return list.isEmpty()
                ? "No instance of run " + then.id() + " failed."
                : "Failed in run " + then.id() + ":" + list;
    }

    private static String brief(String text) {
        return PlainText.of(text.length() <= WIDTH ? text : text.substring(0, WIDTH) + "...");
    }

    /** @throws MojoExecutionException when the replay did not come to its end */
    @SuppressWarnings("try") // The hook works by being open.
    private RunDirectory play(StoredRun then, PastInstance past, ScenarioSet set) throws MojoExecutionException {
        TurbulenceEngine engine = engine(past, set);
        try (RunWriter writer = RunWriter.create(
                        then.storage(), replays(then.directory()), engine.describe(null, mojoExecution.getVersion()));
                Interrupts interrupts = new Interrupts(engine, GRACE_PERIOD, getLog())) {
            getLog().info("Playing " + PlainText.of(instance) + " of run " + then.id() + " again: scenario "
                    + PlainText.of(past.scenarioId()) + ", seed " + past.seed());
            RunOutcome outcome = engine.play(writer);
            if (outcome.state() != RunState.COMPLETE) {
                throw new MojoExecutionException("The replay was aborted: " + outcome.reason() + System.lineSeparator()
                        + "What there is of it: " + writer.directory());
            }
            return writer.directory();
        }
    }

    /** Not among the runs: nothing that judges the latest run may ever take a replay for one. */
    private Path replays(RunDirectory directory) {
        return replaysDirectory == null
                ? buildDirectory(moduleOf(directory)).resolve("turbulence/replays")
                : replaysDirectory.toPath();
    }

    private static TurbulenceEngine engine(PastInstance past, ScenarioSet set) throws MojoExecutionException {
        try {
            return TurbulenceEngine.replaying(past, set);
        } catch (IllegalArgumentException e) {
            throw new MojoExecutionException("The instance cannot be played again: " + PlainText.of(e.getMessage()), e);
        }
    }
}
