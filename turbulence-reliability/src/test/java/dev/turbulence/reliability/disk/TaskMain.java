package dev.turbulence.reliability.disk;

import dev.turbulence.storage.StorageException;
import java.io.IOException;
import java.nio.file.Path;

/** Does a task and tells how it went in one line. Arguments: the task, sources, run, output. */
final class TaskMain {

    static final int DONE = 0;
    /** The task could not be done, and its message says why. Anything else is an error of ours. */
    static final int REFUSED = 3;

    private TaskMain() {}

    public static void main(String[] args) {
        try {
            Task.valueOf(args[0]).perform(Path.of(args[1]), Path.of(args[2]), Path.of(args[3]));
        } catch (StorageException | IOException e) {
            System.out.println(e.getMessage().replace('\n', ' '));
            System.exit(REFUSED);
        }
    }
}
