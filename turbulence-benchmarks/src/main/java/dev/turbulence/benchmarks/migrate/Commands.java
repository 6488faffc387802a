package dev.turbulence.benchmarks.migrate;

import java.io.IOException;
import java.util.List;

/** Runs the commands of other programs. */
final class Commands {

    private Commands() {}

    /** Whether a program is there and ends well; what it says is not of interest. */
    static boolean succeeds(List<String> command) {
        try {
            return wait(new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD))
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** How long a command took from its start to its end; an error when it did not end well. */
    static double seconds(List<String> command) throws IOException {
        long start = System.nanoTime();
        int exit = wait(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD));
        if (exit != 0) {
            throw new IOException("ended with " + exit + ": " + command);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static int wait(ProcessBuilder builder) throws IOException {
        try {
            return builder.start().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
