package dev.turbulence.engine.execution;

import dev.turbulence.engine.config.ScenarioSet;
import dev.turbulence.engine.grpc.GrpcTransport;
import dev.turbulence.engine.http.BodyBudget;
import dev.turbulence.engine.http.HttpTransport;
import dev.turbulence.engine.redaction.Redaction;
import dev.turbulence.storage.RunOutcome;
import dev.turbulence.storage.RunWriter;
import dev.turbulence.storage.StorageException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** Plays one run, once. {@link #play} blocks; everything else may be called from any thread at any time. */
public final class RunPlayer {

    /** How long an aborted call or a sleeping wait may take to notice; both do so within milliseconds. */
    private static final Duration ABORT_LIMIT = Duration.ofSeconds(5);

    private final ScenarioSet set;
    private final RunOptions options;
    /** Null unless a stored instance is played again. */
    private final PastInstance past;

    private final RunProgress progress;
    private final Links links;
    private final Redaction redaction;
    private final Cancellation cancellation = new Cancellation();
    private final AtomicBoolean begun = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile StorageException storeFailure;
    private volatile Throwable internalFailure;

    /** @param past the instance that is played again; null for new ones */
    public RunPlayer(ScenarioSet set, RunOptions options, PastInstance past) {
        this.set = set;
        this.past = past;
        this.options = options;
        this.progress = new RunProgress(options.load());
        this.links = new Links(set.sut());
        this.redaction = set.secrets().redaction();
    }

    /** How far the run has come. */
    public RunProgress progress() {
        return progress;
    }

    /** What this machine may not give the run, to be said before it starts; empty when nothing stands in its way. */
    public Optional<String> warning() {
        return MachineLimits.warning(options.load());
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
        try {
            // Closed before the run is: where connections have used up all files there is none left to write into.
            RunOutcome outcome = playAll(writer);
            close(writer, outcome.withPeakRunning(progress.peakRunning()));
            if (internalFailure != null) {
                throw new IllegalStateException(
                        "The run was aborted by an error of Turbulence itself", internalFailure);
            }
            return outcome;
        } finally {
            ended.countDown();
        }
    }

    private RunOutcome playAll(RunWriter writer) {
        try (HttpTransport transport = new HttpTransport();
                GrpcTransport grpc = new GrpcTransport()) {
            return playAll(writer, transport, grpc);
        }
    }

    private RunOutcome playAll(RunWriter writer, HttpTransport transport, GrpcTransport grpc) {
        Optional<String> obstacle =
                new WaitForUrls(transport, links, cancellation).await(options.waitFor(), options.waitForTimeout());
        if (obstacle.isPresent()) {
            return aborted(cancellation.stopping() ? cancellation.reason() : obstacle.get());
        }
        progress.runStarted();
        Arrivals arrivals = Arrivals.of(options.load(), cancellation, options.clock());
        Workers workers = play(arrivals, player(writer, transport, grpc));
        workers.awaitEndOr(cancellation.stopped());
        if (cancellation.stopping()) {
            windDown(workers, transport, grpc);
        }
        progress.runEnded();
        boolean all = arrivals.complete() && progress.snapshot().done() == arrivals.count();
        return all && !cancellation.aborted() && storeFailure == null
                ? RunOutcome.complete()
                : aborted(cancellation.reason());
    }

    /** The reason is recorded and printed, and may quote a URL or what was read from one. */
    private RunOutcome aborted(String reason) {
        return RunOutcome.aborted(redaction.redactor(Set.of()).text(reason));
    }

    private InstancePlayer player(RunWriter writer, HttpTransport transport, GrpcTransport grpc) {
        RunEnvironment run = new RunEnvironment(
                writer.directory().runId(),
                options.seed(),
                transport,
                BodyBudget.ofThisProcess(),
                BodyRecord.needed(options.maxBodyBytes(), set.secrets()),
                grpc,
                ComputeSlots.ofThisMachine(),
                new RequestFactory(set.sut(), links),
                set.policies(),
                cancellation,
                progress,
                options.clock());
        return new InstancePlayer(set, options, past, run, writer, redaction);
    }

    private Workers play(Arrivals arrivals, InstancePlayer player) {
        AtomicReference<Workers> workers = new AtomicReference<>();
        workers.set(new Workers(options.load().parallel(), WorkerThreads.factory(), worker -> {
            try {
                playUntilDone(worker, arrivals, player, workers.get());
            } catch (StorageException e) {
                storeFailure = e;
                cancellation.stopAtOnce("The run could not be recorded: " + e.getMessage());
            } catch (RuntimeException | Error e) {
                // Going on would leave an instance without a record, and a run that looks better than it was.
                internalFailure = e;
                cancellation.stopAtOnce("Internal error: " + e);
            }
        }));
        workers.get().start(arrivals.firstWorkers());
        return workers.get();
    }

    private static void playUntilDone(int worker, Arrivals arrivals, InstancePlayer player, Workers workers) {
        for (Start start = arrivals.next(worker); start != null; start = arrivals.next(worker)) {
            if (arrivals.isUnattended()) {
                workers.grow();
            }
            player.play(start);
        }
    }

    private void windDown(Workers workers, HttpTransport transport, GrpcTransport grpc) {
        if (cancellation.graceful() && workers.awaitEnd(options.gracePeriod())) {
            return;
        }
        cancellation.abort();
        transport.abort();
        grpc.abort();
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
}
