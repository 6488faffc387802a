package dev.turbulence.maven;

import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunsDirectory;
import dev.turbulence.storage.transfer.TransferOfAllReport;
import dev.turbulence.storage.transfer.TransferProgress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * What {@code migrate} and {@code export} share: one run or all of them, progress, and going on after a run that fails.
 *
 * @param <R> what is reported of one run
 */
abstract class AbstractTransferMojo<R> extends AbstractRunsMojo {

    private static final double BYTES_PER_MB = 1e6;

    /** Takes what is there of a run that is being written or was never closed, instead of refusing it. */
    @Parameter(property = "turbulence.incomplete", defaultValue = "false")
    boolean incomplete;

    /** Replaces what the goal made before, or what stands in its way. */
    @Parameter(property = "turbulence.overwrite", defaultValue = "false")
    boolean overwrite;

    abstract R transfer(RunDirectory run, TransferProgress.Listener listener) throws MojoExecutionException;

    abstract TransferOfAllReport<R> transferAll(RunsDirectory runs, TransferProgress.Listener listener)
            throws MojoExecutionException;

    abstract void report(R report);

    abstract String nothingToDo();

    @Override
    final void perform() throws MojoExecutionException {
        TransferOfAllReport<R> report = run == null ? transferAll() : transferNamed();
        report.done().forEach(this::report);
        report.throwIfFailed();
        if (report.done().isEmpty()) {
            getLog().info(nothingToDo() + " in "
                    + runsDirectories().stream()
                            .map(runs -> runs.path().toString())
                            .collect(Collectors.joining(", ")));
        }
    }

    @SuppressWarnings("try") // The progress line works by being open.
    private TransferOfAllReport<R> transferNamed() throws MojoExecutionException {
        AtomicReference<TransferProgress> latest = new AtomicReference<>();
        try (ProgressLine progress = progressLine(() -> text(latest.get()))) {
            return new TransferOfAllReport<>(List.of(transfer(namedRun(), latest::set)), List.of());
        }
    }

    @SuppressWarnings("try") // The progress line works by being open.
    private TransferOfAllReport<R> transferAll() throws MojoExecutionException {
        List<R> done = new ArrayList<>();
        List<TransferOfAllReport.Failure> failed = new ArrayList<>();
        AtomicReference<TransferProgress> latest = new AtomicReference<>();
        try (ProgressLine progress = progressLine(() -> text(latest.get()))) {
            for (RunsDirectory runs : runsDirectories()) {
                TransferOfAllReport<R> report = transferAll(runs, latest::set);
                done.addAll(report.done());
                failed.addAll(report.failed());
            }
        }
        return new TransferOfAllReport<>(done, failed);
    }

    static String counts(long instances, long steps, long assertions, long bytes, Duration duration) {
        return String.format(
                Locale.ROOT,
                "%,d instances, %,d steps, %,d assertions in %.1f s (%s)",
                instances,
                steps,
                assertions,
                seconds(duration),
                speed(instances + steps + assertions, bytes, duration));
    }

    static String text(TransferProgress progress) {
        if (progress == null) {
            return "starting";
        }
        String records = String.format(Locale.ROOT, "%,d records", progress.records());
        return progress.phase() == TransferProgress.Phase.INDEXES
                ? records + ", building indexes"
                : String.format(
                        Locale.ROOT,
                        "%s, %d %%, %s",
                        records,
                        (int) (100 * progress.share()),
                        speed(progress.records(), progress.bytes(), progress.elapsed()));
    }

    private static String speed(long records, long bytes, Duration duration) {
        // A clock that has not moved yet would make it infinite.
        double seconds = Math.max(seconds(duration), 0.001);
        return String.format(
                Locale.ROOT, "%,.0f records/s, %,.1f MB/s", records / seconds, bytes / BYTES_PER_MB / seconds);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
