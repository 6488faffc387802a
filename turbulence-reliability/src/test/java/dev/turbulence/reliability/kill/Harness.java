package dev.turbulence.reliability.kill;

import dev.turbulence.reliability.Size;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

/**
 * Kills again and again. The moments follow from a seed, which is printed and can be given with
 * {@code -Dreliability.seed}; what a process has done by then depends on the machine.
 */
final class Harness {

    private static final long SEED = Long.getLong("reliability.seed", System.nanoTime() & 0xFFFFFF);

    private final KillTable table;

    Harness(KillTable table) {
        this.table = table;
    }

    /** What is done at each turn: start a process, kill it at the moment, and look. Gives what the process told. */
    interface Turn {
        Notes killAndLook(Moment moment) throws Exception;
    }

    /**
     * Kills so often.
     *
     * @throws AssertionError if anything is not as it must be; says at which kill, and what was killed is left for a look
     */
    void kill(int times, Moment.Course undisturbed, Turn turn) throws IOException {
        System.out.println(
                table + ": " + times + " kills, -Dreliability.seed=" + SEED + ", undisturbed: " + undisturbed);
        Moment.Course course = undisturbed;
        for (int kill = 0; kill < times; kill++) {
            Moment moment = Moment.choose(new Random(SEED * 1_000 + kill), course);
            try {
                table.killed(moment.phase());
                course = turn.killAndLook(moment)
                        .closing()
                        .map(course::adjustedTo)
                        .orElse(course);
            } catch (Exception | AssertionError e) {
                throw new AssertionError(
                        table + ", kill " + kill + " of seed " + SEED + " (" + moment + "), in " + folder() + ": " + e,
                        e);
            }
            table.write(results());
        }
        table.print();
    }

    static int times() {
        return Size.of(20, 200);
    }

    /** A folder for what is killed. */
    static Path folder() {
        return results().resolve("kill");
    }

    private static Path results() {
        return Path.of(System.getProperty("reliability.folder", "target/reliability"));
    }
}
