package dev.turbulence.reliability.kill;

import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.transfer.TransferProgress;
import java.nio.file.Path;

/** Migrates or exports a run and tells how far it is. Arguments: the transfer, the run's folder. */
final class TransferringMain {

    private TransferringMain() {}

    public static void main(String[] args) {
        RunDirectory run = new RunDirectory(Path.of(args[1]));
        Note.tell(Note.Kind.MADE, run.toString());
        Transfer.valueOf(args[0]).run(run, TransferringMain::tell);
        Note.tell(Note.Kind.CLOSED, run.toString());
    }

    /** What comes after the last record, indexes and the final rename, is the closing. */
    private static void tell(TransferProgress progress) {
        boolean last = progress.phase() == TransferProgress.Phase.INDEXES || progress.share() >= 1;
        Note.tell(last ? Note.Kind.CLOSING : Note.Kind.PROGRESS, progress.records() + " records");
    }
}
