package dev.turbulence.junit;

import dev.turbulence.storage.StoredRun;
import dev.turbulence.storage.gate.Gate;
import dev.turbulence.storage.gate.Judgement;
import dev.turbulence.storage.gate.NamePattern;
import dev.turbulence.storage.gate.Verdict;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opentest4j.AssertionFailedError;

/**
 * Assertions on a stored run whose messages say what was found, what is allowed, which instances to look at first, and
 * where the run lies. The gate judges, so a test and {@code turbulence:verify} never disagree.
 *
 * <p>None of them passes by accident: a run that is aborted, incomplete, empty or has fewer instances than were asked for
 * fails each of them, and so does a condition over zero samples or on a name that the run does not know. To look at an
 * aborted run, ask it directly and use any assertion library.
 */
public final class TurbulenceAssertions {

    /** True for the one kind of run that is refused for want of evidence anyway. */
    private static final String NOTHING_BUT_EVIDENCE = "instance_count<1";

    private TurbulenceAssertions() {}

    /**
     * The run was closed at its end and has at least one instance, as many as were asked for, and each of them ended.
     *
     * @throws AssertionFailedError if not
     */
    public static void assertComplete(StoredRun run) {
        assertGate(run, NOTHING_BUT_EVIDENCE);
    }

    /**
     * No instance failed. Errored instances are failed ones.
     *
     * @throws AssertionFailedError if one did, or the run cannot be judged
     */
    public static void assertNoFailedInstances(StoredRun run) {
        assertGate(run, "fail_count>0");
    }

    /**
     * At least this share of the instances passed.
     *
     * @param percent above 0, to 100
     * @throws AssertionFailedError if fewer did, or the run cannot be judged
     */
    public static void assertPassRateAtLeast(StoredRun run, double percent) {
        if (!(percent > 0 && percent <= 100)) {
            throw new IllegalArgumentException(
                    "A pass rate to be reached lies above 0, where any run reaches it, and up to 100; not at "
                            + percent);
        }
        assertGate(run, "pass_rate<" + plain(BigDecimal.valueOf(percent)) + "%");
    }

    /**
     * A latency percentile of the steps of one name.
     *
     * @param percentile 0 to 100, such as 95 or 99.9
     * @param atMost the longest latency allowed
     * @throws AssertionFailedError if it is exceeded, if the run knows no such step or none was executed, or if the run
     *     cannot be judged
     */
    public static void assertLatency(StoredRun run, String step, double percentile, Duration atMost) {
        if (!(percentile >= 0 && percentile <= 100)) {
            throw new IllegalArgumentException("A percentile lies between 0 and 100, not at " + percentile);
        }
        assertGate(
                run,
                "p" + plain(BigDecimal.valueOf(percentile)) + "_latency_ms[step=" + NamePattern.exactly(step) + "]>"
                        + plain(millis(atMost)) + "ms");
    }

    /**
     * The gate holds: none of the conditions is true.
     *
     * @param conditions what must not be, in the language of {@code turbulence.failOn}: {@code fail_count>0,
     *     p95_latency_ms[step=*]>500ms}
     * @throws AssertionFailedError if one is, or the run cannot be judged
     * @throws dev.turbulence.storage.gate.GateSyntaxException if the conditions cannot be understood
     */
    public static void assertGate(StoredRun run, String conditions) {
        assertGate(run, Gate.parse(conditions));
    }

    /**
     * The gate holds: none of its conditions is true. For gates that compare with an earlier run:
     * {@code assertGate(run, Gate.parse("p95_latency_ms[step=pay] > baseline * 1.10").against(baseline))}.
     *
     * @throws AssertionFailedError if one is, or the run or its baseline cannot be judged
     */
    public static void assertGate(StoredRun run, Gate gate) {
        Verdict verdict = gate.judge(run);
        if (verdict.passed()) {
            return;
        }
        if (verdict.violations().isEmpty()) {
            throw new AssertionFailedError(verdict.message());
        }
        throw new AssertionFailedError(
                verdict.message(),
                describe(verdict, Judgement::allowedText),
                describe(verdict, Judgement::observedText));
    }

    private static String describe(Verdict verdict, Function<Judgement, String> side) {
        return verdict.violations().stream()
                .map(violation ->
                        violation.condition().metric() + " of " + violation.whereText() + ": " + side.apply(violation))
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private static BigDecimal millis(Duration duration) {
        return BigDecimal.valueOf(duration.toNanos(), 6);
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
