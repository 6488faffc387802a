package dev.turbulence.report;

import dev.turbulence.report.internal.replay.Played;
import dev.turbulence.report.internal.replay.ReplayVerdict;
import dev.turbulence.storage.StoredRun;
import java.util.List;

/** A stored instance beside the same instance played again, which is stored, too. Immutable. */
public final class ReplayComparison {

    /** The narrowest that the tables fit in. */
    public static final int MIN_WIDTH = ConsoleSummary.MIN_WIDTH;

    private final Played then;
    private final Played now;

    private ReplayComparison(Played then, Played now) {
        this.then = then;
        this.now = now;
    }

    /**
     * Reads both.
     *
     * @param then the run that the instance is of
     * @param now the run in which it was played again
     * @throws dev.turbulence.storage.CardinalityException if either run does not hold the instance
     */
    public static ReplayComparison of(StoredRun then, StoredRun now, String instanceId) {
        return new ReplayComparison(Played.read(then, instanceId), Played.read(now, instanceId));
    }

    /** How it came out, such as {@code failed then, passes now} or {@code fails the same way}. */
    public String verdict() {
        return ReplayVerdict.of(then, now);
    }

    /**
     * Step by step what was and what is; safe to print, whatever the system under test sent.
     *
     * @param width columns of the terminal, at least {@value #MIN_WIDTH}
     */
    public List<String> lines(int width) {
        if (width < MIN_WIDTH) {
            throw new IllegalArgumentException("a replay needs " + MIN_WIDTH + " columns, not " + width);
        }
        return new ReplayLines(then, now, width).lines();
    }
}
