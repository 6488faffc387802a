package dev.turbulence.storage;

import dev.turbulence.storage.internal.storages.RunWriters;
import java.nio.file.Path;

/**
 * The only way into a run. All methods may be called by several threads at once; the records of one instance come from
 * one thread at a time, in their order. A storage that cannot keep up makes its callers wait, and loses nothing.
 *
 * <p>What is lost when the process is killed: nothing in JSON lines, at most the last
 * {@linkplain RecordingOptions#commitInterval commit interval} (200 ms by default) in SQLite.
 *
 * <p>Every method throws {@link StorageException} when the record could not be stored; a storage that writes in the
 * background throws it from the next call.
 */
public interface RunWriter extends AutoCloseable {

    /**
     * Makes a new run: its folder, its manifest and its empty files.
     *
     * @param runsDirectory the folder that holds runs; made when it is missing
     * @throws RunExistsException if the run names itself and its folder exists
     * @throws IllegalArgumentException if the run's own name is a path or otherwise no name
     */
    static RunWriter create(Storage storage, Path runsDirectory, NewRun run) {
        return create(storage, runsDirectory, run, RecordingOptions.DEFAULT);
    }

    /** As {@link #create(Storage, Path, NewRun)}, written in a way of the caller's choice. */
    static RunWriter create(Storage storage, Path runsDirectory, NewRun run, RecordingOptions options) {
        return RunWriters.create(storage, runsDirectory, run, options);
    }

    /** Where the run lies; its name is the run's id. */
    RunDirectory directory();

    /** An instance starts: {@code passed}, {@code completedAt} and {@code duration} are null. */
    void instanceStarted(Instance instance);

    /** A step has ended. */
    void step(Step step);

    /** An assertion was made. */
    void assertion(Assertion assertion);

    /** An instance has ended; this replaces what {@link #instanceStarted} said of it. */
    void instanceEnded(Instance instance);

    /**
     * Closes the run: everything is on disk, indexed and summarised when this returns, and the run's state is written
     * last. A second call does nothing.
     */
    void finish(RunOutcome outcome);

    /** Closes the run as aborted, unless {@link #finish} was called. */
    @Override
    void close();
}
