package dev.turbulence.reliability.kill;

import dev.turbulence.reliability.scene.ChildJvm;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/**
 * When a child is killed.
 *
 * @param phase which part of its work is aimed at
 * @param lines so many lines are awaited first when it is to die at its work
 * @param delay how long after that, after the start of the process, or after the closing began
 */
record Moment(Phase phase, int lines, Duration delay) {

    /** A part of a child's work. */
    enum Phase {
        /** From the start of the process until its first record. */
        START,
        /** When the first of its files appears. */
        APPEARANCE,
        /** From there until the closing. */
        WORK,
        /** From the last record to its end. */
        CLOSING
    }

    /**
     * What an undisturbed child did.
     *
     * @param start from the start of the process until it told of its first record
     * @param lines how many lines it told until the closing began
     * @param work from its first line until then
     * @param closing from there to its end
     */
    record Course(Duration start, int lines, Duration work, Duration closing) {

        /** The same, half way to a closing that took so long: other things keep the machine busy, more or less. */
        Course adjustedTo(Duration closed) {
            return new Course(start, lines, work, closing.plus(closed).dividedBy(2));
        }
    }

    private static final double LONGER = 1.2;
    private static final Duration MOMENT = Duration.ofMillis(20);

    /** Half of the moments are aimed at the closing. */
    static Moment choose(RandomGenerator random, Course course) {
        int dice = random.nextInt(10);
        if (dice < 1) {
            return new Moment(Phase.START, 0, part(random, course.start()));
        }
        if (dice < 3) {
            return new Moment(Phase.APPEARANCE, 0, part(random, MOMENT));
        }
        if (dice < 5) {
            int line = 1 + random.nextInt(course.lines());
            return new Moment(Phase.WORK, line, part(random, course.work().dividedBy(course.lines())));
        }
        return new Moment(Phase.CLOSING, 0, part(random, course.closing()));
    }

    private static Duration part(RandomGenerator random, Duration whole) {
        return Duration.ofNanos((long) (random.nextDouble() * LONGER * whole.toNanos()));
    }

    /**
     * Waits for the moment, or the child's end.
     *
     * @param appeared whether a file of its is there
     */
    void await(ChildJvm child, BooleanSupplier appeared) {
        long start = switch (phase) {
            case START -> System.nanoTime() - child.age().toNanos();
            case APPEARANCE -> when(child, appeared);
            case WORK -> when(child, () -> child.told() >= lines);
            case CLOSING -> when(child, () -> Note.isClosing(child.last()));
        };
        long rest = delay.toNanos() - (System.nanoTime() - start);
        while (rest > 0) {
            LockSupport.parkNanos(Math.min(rest, 1_000_000));
            rest = delay.toNanos() - (System.nanoTime() - start);
        }
    }

    private static long when(ChildJvm child, BooleanSupplier something) {
        child.await(something);
        return System.nanoTime();
    }

    @Override
    public String toString() {
        String since = phase == Phase.WORK ? "line " + lines : "its begin";
        return phase + ", " + delay.toNanos() / 1000 + " us after " + since;
    }
}
