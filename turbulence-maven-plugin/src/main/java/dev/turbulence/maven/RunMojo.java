package dev.turbulence.maven;

import dev.turbulence.engine.TurbulenceEngine;
import dev.turbulence.engine.config.ScenarioSet;
import dev.turbulence.engine.execution.RunOptions;
import dev.turbulence.engine.redaction.Redaction;
import dev.turbulence.engine.redaction.SecretRules;
import dev.turbulence.storage.LoadShape;
import dev.turbulence.storage.NewRun;
import dev.turbulence.storage.RecordingOptions;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunOutcome;
import dev.turbulence.storage.RunState;
import dev.turbulence.storage.RunWriter;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.StorageException;
import dev.turbulence.storage.gate.Gate;
import java.io.File;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Plays the module's scenarios against a running system and stores the run under {@code target/turbulence/runs}.
 *
 * <p>When the project binds {@code verify} too, that goal judges the run, so that what is bound in between can still stop
 * the system; else, and whenever it is called from the command line, this goal judges the run at its end. A module
 * without a SUT file is skipped.
 */
@Mojo(name = "run", defaultPhase = LifecyclePhase.INTEGRATION_TEST, threadSafe = true)
public final class RunMojo extends AbstractGateMojo {

    private static final long DEFAULT_INSTANCES = 100;
    private static final int DEFAULT_PARALLEL = 10;

    /** Enough for 200 arrivals per second and a server that stands still for five seconds. */
    private static final int DEFAULT_PARALLEL_OPEN = 1000;

    /** The file that describes the system under test. */
    @Parameter(property = "turbulence.sut", defaultValue = "${project.basedir}/" + ScenarioFiles.DEFAULT_SUT)
    File sut;

    /** The folder whose {@code *.yaml} and {@code *.yml} files are the scenarios. */
    @Parameter(
            property = "turbulence.scenarios",
            defaultValue = "${project.basedir}/" + ScenarioFiles.DEFAULT_SCENARIOS)
    File scenarios;

    /** The file with the policies that {@code decide} actions ask. The one at the default place may be missing. */
    @Parameter(property = "turbulence.policies", defaultValue = "${project.basedir}/" + ScenarioFiles.DEFAULT_POLICIES)
    File policies;

    /** How many instances are played; with {@code duration} at most so many. Default: 100 when there is no duration. */
    @Parameter(property = "turbulence.instances")
    Long instances;

    /** How many instances may run at once. Default: 10; with {@code rate} 1000, and instances start late beyond. */
    @Parameter(property = "turbulence.parallel")
    Integer parallel;

    /** How long new instances start, ramp-up and warm-up included, such as {@code 30s}; those that run then go on. */
    @Parameter(property = "turbulence.duration")
    String duration;

    /** How long the load rises linearly to {@code parallel} or {@code rate}, such as {@code 10s}. */
    @Parameter(property = "turbulence.rampUp")
    String rampUp;

    /**
     * How many instances arrive per second, whether or not earlier ones have ended: an open load. Latencies then count from
     * when an instance was to start. Without it {@code parallel} instances are kept running.
     */
    @Parameter(property = "turbulence.rate")
    Double rate;

    /** Instances that start within this time, such as {@code 1m}, are played and stored, but not counted. */
    @Parameter(property = "turbulence.warmUp")
    String warmUp;

    /**
     * Seed of every choice. The same seed, files and number of instances give the same choices, whatever the
     * parallelism.
     */
    @Parameter(property = "turbulence.seed", defaultValue = "42")
    long seed;

    /** The SUT file's profile to apply. Default: the file's {@code default_profile}, if it has one. */
    @Parameter(property = "turbulence.profile")
    String profile;

    /** How the run is stored: {@code jsonl} or {@code sqlite}. */
    @Parameter(property = "turbulence.storage", defaultValue = "jsonl")
    String storage;

    /**
     * How long a record of a {@code sqlite} run may wait to be committed, in milliseconds, from 10 to 60000: what is lost
     * at most when the process is killed. {@code jsonl} loses nothing.
     */
    @Parameter(property = "turbulence.commitIntervalMillis", defaultValue = "200")
    long commitIntervalMillis;

    /**
     * Values for {@code {{env.NAME}}} in SUT and scenario files, laid over the environment of the process; on the command
     * line {@code -Dturbulence.environment.NAME=value}.
     */
    @Parameter
    Map<String, String> environment;

    /**
     * Environment variables whose values are kept out of everything that is stored or printed, beside those whose names
     * look like credentials, as {@code redactNames} says.
     */
    @Parameter(property = "turbulence.secrets")
    List<String> secrets;

    /**
     * Words that make a name look like a credential's, in bodies, URLs, headers, entry data and of environment variables;
     * parts of a name count, so {@code apiKey} and {@code API_KEY} look like one, and {@code keyboard} does not.
     */
    @Parameter(property = "turbulence.redactNames", defaultValue = "TOKEN,SECRET,PASSWORD,PASSWD,KEY,CREDENTIAL,AUTH")
    List<String> redactNames;

    /**
     * Headers whose values are kept out of everything that is stored or printed, beside {@code Authorization},
     * {@code Proxy-Authorization}, {@code Cookie}, {@code Set-Cookie} and those that {@code redactNames} finds.
     */
    @Parameter(property = "turbulence.redactHeaders")
    List<String> redactHeaders;

    /** JSONPaths into request bodies, response bodies and entry data, whose values are kept out likewise. */
    @Parameter(property = "turbulence.redactPaths")
    List<String> redactPaths;

    /**
     * URLs that must have answered 2xx before the first instance starts. One at the scheme, host and port of a service is
     * asked by that service's {@code tls}, {@code proxy} and {@code http_version}.
     */
    @Parameter(property = "turbulence.waitFor")
    List<String> waitFor;

    /** How long the URLs of {@code waitFor} may take for that, all together, in seconds. */
    @Parameter(property = "turbulence.waitForTimeoutSeconds", defaultValue = "60")
    int waitForTimeoutSeconds;

    /** How long running instances may go on after an interrupt (Ctrl-C), in seconds. */
    @Parameter(property = "turbulence.gracePeriodSeconds", defaultValue = "5")
    int gracePeriodSeconds;

    /** Skips this goal, and with it {@code verify}. */
    @Parameter(property = "turbulence.run.skip", defaultValue = "false")
    boolean skipRun;

    @Override
    Optional<String> skipReason() {
        return skipRun ? Optional.of("turbulence.run.skip is set") : super.skipReason();
    }

    @Override
    void skipped(String reason) {
        buildRecord().skipped(reason);
    }

    @Override
    void perform() throws MojoExecutionException, MojoFailureException {
        ScenarioFiles files = ScenarioFiles.of(session, project, sut, scenarios, policies);
        if (files.areAbsent()) {
            String reason = "there is no SUT file at " + sut;
            getLog().info("Skipped: " + reason);
            buildRecord().skipped(reason);
            ModulesWithoutSut.add(session, this, "run", files.sut());
            return;
        }
        runs().forgetLatest();
        Storage chosen = parsed("turbulence.storage", () -> Storage.parse(storage));
        RecordingOptions recording = parsed(
                "turbulence.commitIntervalMillis", () -> new RecordingOptions(Duration.ofMillis(commitIntervalMillis)));
        ScenarioSet set = files.load(ScenarioFiles.environment(session, environment), rules(), profile);
        Gate gate = gate();
        ScenarioFiles.warnOfInsecureServices(set, getLog());
        TurbulenceEngine engine = new TurbulenceEngine(set, options());
        engine.warning().ifPresent(getLog()::warn);
        NewRun run = engine.describe(null, version());
        gate.checkNames(run.declared());
        try (RunWriter writer = RunWriter.create(chosen, runsDirectory.toPath(), run, recording)) {
            play(engine, writer, gate);
        }
    }

    private void play(TurbulenceEngine engine, RunWriter writer, Gate gate)
            throws MojoExecutionException, MojoFailureException {
        RunDirectory directory = writer.directory();
        runs().pointTo(directory);
        buildRecord().made(directory);
        getLog().info("Run " + directory.runId() + ": " + engine.load() + ", seed " + seed + ", stored as " + storage);
        Optional<MojoExecutionException> fatalError = playToTheEnd(engine, writer);
        Judge judge = new Judge(getLog(), gate, testFailureIgnore);
        boolean judgedLater = !calledFromCommandLine() && BoundGoals.of(project).contains("verify");
        if (fatalError.isPresent() || judgedLater) {
            summariseQuietly(judge, directory, fatalError);
        }
        if (fatalError.isPresent() && judgedLater) {
            getLog().error(fatalError.get().getMessage());
            buildRecord().brokeWith(fatalError.get());
        } else if (fatalError.isPresent()) {
            throw fatalError.get();
        } else if (!judgedLater) {
            judge.summariseAndJudge(directory);
        }
    }

    /** Plays the run; what kept it from coming to its end is returned, not thrown. */
    @SuppressWarnings("try") // The hook and the progress line work by being open.
    private Optional<MojoExecutionException> playToTheEnd(TurbulenceEngine engine, RunWriter writer) {
        try (Interrupts interrupts = new Interrupts(engine, gracePeriod(), getLog());
                ProgressLine progress = progressLine(new RunProgressText(engine.progress()))) {
            RunOutcome outcome = engine.play(writer);
            return outcome.state() == RunState.COMPLETE
                    ? Optional.empty()
                    : Optional.of(new MojoExecutionException(
                            "Run " + writer.directory().runId() + " was aborted: " + outcome.reason()
                                    + System.lineSeparator() + "What there is of it: " + writer.directory()));
        } catch (StorageException e) {
            return Optional.of(new MojoExecutionException(e.getMessage(), e));
        }
    }

    /** A run that broke is summarised if it can be; why it cannot is of no interest beside why it broke. */
    private void summariseQuietly(Judge judge, RunDirectory directory, Optional<MojoExecutionException> fatalError) {
        try {
            judge.summarise(directory);
        } catch (StorageException e) {
            if (fatalError.isEmpty()) {
                throw e;
            }
            fatalError.get().addSuppressed(e);
        }
    }

    private RunOptions options() throws MojoExecutionException {
        List<URI> urls = urls();
        return parsed(
                "Parameters of turbulence:run",
                () -> RunOptions.of(load(), seed)
                        .withWaitFor(urls, Duration.ofSeconds(waitForTimeoutSeconds))
                        .withGracePeriod(gracePeriod()));
    }

    List<URI> urls() throws MojoExecutionException {
        List<URI> urls = new ArrayList<>();
        for (String url : waitFor == null ? List.<String>of() : waitFor) {
            try {
                urls.add(httpUrl(url));
            } catch (IllegalArgumentException e) {
                // Not as a cause, which Maven may print: it quotes the URL, and a URL may hold a password.
                String message =
                        new Redaction(rules(), Set.of()).redactor(Set.of()).text(e.getMessage());
                throw new MojoExecutionException("turbulence.waitFor: " + message);
            }
        }
        return urls;
    }

    private SecretRules rules() throws MojoExecutionException {
        return ScenarioFiles.rules(secrets, redactNames, redactHeaders, redactPaths);
    }

    LoadShape load() {
        Duration time = duration == null ? null : TimeSpan.parse("duration", duration);
        return new LoadShape(
                instances == null && time == null ? Long.valueOf(DEFAULT_INSTANCES) : instances,
                parallel != null ? parallel : rate == null ? DEFAULT_PARALLEL : DEFAULT_PARALLEL_OPEN,
                time,
                rampUp == null ? Duration.ZERO : TimeSpan.parse("rampUp", rampUp),
                rate,
                warmUp == null ? Duration.ZERO : TimeSpan.parse("warmUp", warmUp));
    }

    private Duration gracePeriod() {
        return Duration.ofSeconds(gracePeriodSeconds);
    }

    private static URI httpUrl(String text) {
        URI url = URI.create(text.trim());
        if (url.getHost() == null || !url.getScheme().matches("https?")) {
            throw new IllegalArgumentException("'" + text + "' is no http or https URL");
        }
        return url;
    }

    private String version() {
        return mojoExecution.getVersion();
    }

    private static <T> T parsed(String parameter, Supplier<T> reading) throws MojoExecutionException {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw new MojoExecutionException(parameter + ": " + e.getMessage(), e);
        }
    }
}
