package dev.turbulence.reliability.disk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Commands of the operating system. */
final class Commands {

    private Commands() {}

    /** Runs a command and returns what it said. */
    static String run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException(String.join(" ", command) + ": " + said);
        }
        return said;
    }

    /** Whether a command is there and says yes. */
    static boolean succeeds(List<String> command) {
        try {
            run(command.toArray(String[]::new));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
