package dev.turbulence.report.internal.replay;

import dev.turbulence.report.internal.digest.FailureCategory;
import dev.turbulence.storage.Assertion;
import dev.turbulence.storage.Step;
import java.util.ArrayList;
import java.util.List;

/** How an instance came out then and now, in words. */
public final class ReplayVerdict {

    private ReplayVerdict() {}

    /** A step or assertion that failed, and how: what two failures of one kind have in common. */
    private record Failure(String name, Integer statusCode, FailureCategory category) {}

    /** Such as {@code failed then, passes now}. */
    public static String of(Played then, Played now) {
        if (failed(then) && failed(now)) {
            boolean alike = failures(then).equals(failures(now))
                    && then.instance().errored() == now.instance().errored();
            return alike ? "fails the same way" : "fails differently";
        }
        return word(then.passed(), "passed", "failed", "never ended") + " then, "
                + word(now.passed(), "passes", "fails", "did not end") + " now";
    }

    private static boolean failed(Played played) {
        return played.instance().failed();
    }

    private static String word(Boolean passed, String pass, String fail, String neither) {
        return passed == null ? neither : passed ? pass : fail;
    }

    private static List<Failure> failures(Played played) {
        List<Failure> failures = new ArrayList<>();
        played.steps().stream()
                .filter(Step::failed)
                .forEach(step -> failures.add(new Failure(step.name(), step.statusCode(), FailureCategory.of(step))));
        played.assertions().stream()
                .filter(Assertion::failed)
                .forEach(check -> failures.add(new Failure(check.name(), null, FailureCategory.of(check))));
        return failures;
    }
}
