package dev.turbulence.storage.transfer;

import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.StorageException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What became of many runs.
 *
 * @param done one report for each run that was migrated or exported
 * @param failed the others
 */
public record TransferOfAllReport<R>(List<R> done, List<Failure> failed) {

    /** A run that could not be migrated or exported, and why. */
    public record Failure(RunDirectory run, StorageException cause) {}

    public TransferOfAllReport {
        done = List.copyOf(done);
        failed = List.copyOf(failed);
    }

    static <R> TransferOfAllReport<R> of(List<RunDirectory> runs, Function<RunDirectory, R> transfer) {
        List<R> done = new ArrayList<>();
        List<Failure> failed = new ArrayList<>();
        for (RunDirectory run : runs) {
            try {
                done.add(transfer.apply(run));
            } catch (StorageException e) {
                failed.add(new Failure(run, e));
            }
        }
        return new TransferOfAllReport<>(done, failed);
    }

    /** @throws StorageException if one of the runs failed; its message lists all that did */
    public void throwIfFailed() {
        if (failed.isEmpty()) {
            return;
        }
        String list = failed.stream()
                .map(failure ->
                        "\n  " + failure.run().runId() + ": " + failure.cause().getMessage())
                .collect(Collectors.joining());
        StorageException failure =
                new StorageException(failed.size() + " of " + (done.size() + failed.size()) + " runs failed:" + list);
        failed.forEach(each -> failure.addSuppressed(each.cause()));
        throw failure;
    }
}
