package dev.turbulence.engine.execution;

import dev.turbulence.engine.config.Scenario;
import dev.turbulence.engine.config.ScenarioSet;
import dev.turbulence.engine.http.HttpTransport;
import dev.turbulence.engine.language.InstanceContext;
import dev.turbulence.storage.RunOutcome;
import dev.turbulence.storage.RunWriter;
import dev.turbulence.storage.StorageException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Plays one run, once. {@link #play} blocks; everything else may be called from any thread at any time. */
public final class RunPlayer {

    /** How long an aborted call or a sleeping wait may take to notice; both do so within milliseconds. */
    private static final Duration ABORT_LIMIT = Duration.ofSeconds(5);

    private final ScenarioSet set;
    private final RunOptions options;
    private final RunProgress progress;
    private final Cancellation cancellation = new Cancellation();
    private final AtomicBoolean begun = new AtomicBoolean();
    private final AtomicLong nextIndex = new AtomicLong();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile StorageException storeFailure;
    private volatile Throwable internalFailure;

    public RunPlayer(ScenarioSet set, RunOptions options) {
        this.set = set;
        this.options = options;
        this.progress = new RunProgress(options.instances());
    }

    /** How far the run has come. */
    public RunProgress progress() {
        return progress;
    }

    /**
     * Ends the run early: no further instance starts, running ones get the grace period, then their calls are aborted and
     * they are recorded as errored. The run is closed as aborted. Returns at once; a second call changes nothing.
     *
     * @param reason why, as a sentence for people; it is recorded
     */
    public void cancel(String reason) {
        cancellation.stop(reason);
    }

    /** Waits until {@link #play} has closed the run; returns whether it did in time. */
    public boolean awaitEnd(Duration limit) throws InterruptedException {
        return ended.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * Plays the run and closes it.
     *
     * @param writer the open run to record into
     * @return how the run was closed: complete, or aborted with the reason (cancelled, a {@code waitFor} URL that did not
     *     answer, a store that failed)
     * @throws StorageException when the run could not even be closed
     * @throws IllegalStateException on a second call; or, once the run is closed as aborted, when Turbulence itself failed
     */
    public RunOutcome play(RunWriter writer) {
        if (begun.getAndSet(true)) {
            throw new IllegalStateException("A RunPlayer plays one run");
        }
        try (HttpTransport transport = new HttpTransport()) {
            RunOutcome outcome = playAll(writer, transport);
            close(writer, outcome);
            if (internalFailure != null) {
                throw new IllegalStateException(
                        "The run was aborted by an error of Turbulence itself", internalFailure);
            }
            return outcome;
        } finally {
            ended.countDown();
        }
    }

    private RunOutcome playAll(RunWriter writer, HttpTransport transport) {
        Optional<String> obstacle =
                new WaitForUrls(transport, cancellation).await(options.waitFor(), options.waitForTimeout());
        if (obstacle.isPresent()) {
            return RunOutcome.aborted(cancellation.stopping() ? cancellation.reason() : obstacle.get());
        }
        progress.runStarted();
        int count = (int) Math.min(options.parallel(), options.instances());
        Player player = new Player(writer, transport);
        Workers workers = Workers.start(count, WorkerThreads.factory(), player::playUntilDone);
        workers.awaitEndOr(cancellation.stopped());
        if (cancellation.stopping()) {
            windDown(workers, transport);
        }
        progress.runEnded();
        boolean all = progress.snapshot().done() == options.instances() && !cancellation.aborted();
        return all && storeFailure == null ? RunOutcome.complete() : RunOutcome.aborted(cancellation.reason());
    }

    private void windDown(Workers workers, HttpTransport transport) {
        if (cancellation.graceful() && workers.awaitEnd(options.gracePeriod())) {
            return;
        }
        cancellation.abort();
        transport.abort();
        if (!workers.awaitEnd(ABORT_LIMIT)) {
            workers.interrupt();
            workers.awaitEnd(ABORT_LIMIT);
        }
    }

    private void close(RunWriter writer, RunOutcome outcome) {
        try {
            writer.finish(outcome);
        } catch (StorageException e) {
            if (storeFailure != null && storeFailure != e) {
                e.addSuppressed(storeFailure);
            }
            throw e;
        }
    }

    /** What every worker runs. */
    private final class Player {

        private final RunWriter writer;
        private final RunEnvironment run;
        private final StepExecutor steps;
        private final Redactor redactor = new Redactor(set.secrets());
        private final ObservationJson observations = new ObservationJson(options.maxBodyBytes(), redactor);
        private final InstanceIds ids;

        Player(RunWriter writer, HttpTransport transport) {
            String runId = writer.directory().runId();
            this.writer = writer;
            this.ids = new InstanceIds(options.seed(), runId);
            this.run = new RunEnvironment(
                    runId,
                    options.seed(),
                    transport,
                    new RequestFactory(set.sut()),
                    set.policies(),
                    cancellation,
                    progress,
                    options.clock());
            this.steps = new StepExecutor(run);
        }

        void playUntilDone() {
            try {
                while (!cancellation.stopping()) {
                    long index = nextIndex.getAndIncrement();
                    if (index >= options.instances()) {
                        return;
                    }
                    play(index);
                }
            } catch (StorageException e) {
                storeFailure = e;
                cancellation.stopAtOnce("The run could not be recorded: " + e.getMessage());
            } catch (RuntimeException | Error e) {
                // Going on would leave an instance without a record, and a run that looks better than it was.
                internalFailure = e;
                cancellation.stopAtOnce("Internal error: " + e);
            }
        }

        private void play(long index) {
            Scenario scenario = set.pick(options.seed(), index);
            String instanceId = ids.instance(index);
            String correlationId = ids.correlation(index);
            InstanceRecorder recorder = new InstanceRecorder(
                    writer,
                    observations,
                    redactor,
                    new InstanceRecorder.Identity(instanceId, run.runId(), correlationId, scenario.id()));
            InstanceContext context = InstanceContext.start(
                    run.runId(),
                    instanceId,
                    correlationId,
                    index,
                    UUID.randomUUID().toString());
            new InstanceWalk(run, steps, recorder, scenario, context).walk();
        }
    }
}
