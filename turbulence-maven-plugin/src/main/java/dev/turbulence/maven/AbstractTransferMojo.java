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

    static String counts(long instances, long steps, long assertions, Duration duration) {
        return String.format(
                Locale.ROOT,
                "%,d instances, %,d steps, %,d assertions in %.1f s",
                instances,
                steps,
                assertions,
                duration.toNanos() / 1e9);
    }

    private static String text(TransferProgress progress) {
        if (progress == null) {
            return "starting";
        }
        return progress.phase() == TransferProgress.Phase.INDEXES
                ? String.format(Locale.ROOT, "%,d records, building indexes", progress.records())
                : String.format(
                        Locale.ROOT,
                        "%,d records, %d %%",
                        progress.records(),
                        progress.total() == 0 ? 100 : 100 * progress.done() / progress.total());
    }
}
