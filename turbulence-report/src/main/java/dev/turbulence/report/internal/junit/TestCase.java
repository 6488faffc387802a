package dev.turbulence.report.internal.junit;

import dev.turbulence.report.internal.Numbers;
import dev.turbulence.report.internal.digest.Example;
import dev.turbulence.report.internal.text.Brief;
import dev.turbulence.report.internal.text.Markup;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One case of a suite.
 *
 * @param className what reporters group by
 * @param name what is tested
 * @param time the time shown; null for none
 * @param failure the kind of failure; null when it passed
 * @param message the failure in one line; empty when it passed
 * @param text the failure's evidence; empty when it passed
 */
record TestCase(String className, String name, Duration time, Failure failure, String message, String text) {

    /** What can be wrong. An instance that could not be carried through is an error, everything else a failure. */
    enum Failure {
        EVIDENCE("EvidenceMissing"),
        CONDITION("GateCondition"),
        INSTANCE("InstanceErrored"),
        STEP("StepFailed"),
        ASSERTION("AssertionFailed");

        private final String type;

        Failure(String type) {
            this.type = type;
        }

        boolean isError() {
            return this == INSTANCE;
        }
    }

    boolean failed() {
        return failure != null && !failure.isError();
    }

    boolean errored() {
        return failure != null && failure.isError();
    }

    static TestCase passed(String className, String name) {
        return new TestCase(className, name, null, null, "", "");
    }

    /** A case that is over many instances: passed when none of them failed. */
    static TestCase over(
            String className,
            String name,
            Duration time,
            long count,
            long failed,
            Failure failure,
            List<Example> examples) {
        String shown = Brief.name(name);
        if (failed == 0) {
            return new TestCase(className, shown, time, null, "", "");
        }
        String first = examples.isEmpty() ? "" : ": " + examples.get(0).text();
        String message = failed + " of " + count + " failed" + first;
        String text = examples.stream().map(TestCase::evidence).collect(Collectors.joining("\n"));
        long more = failed - examples.size();
        return new TestCase(
                className, shown, time, failure, message, more == 0 ? text : text + "\nand " + more + " more");
    }

    private static String evidence(Example example) {
        String values = example.expected() == null
                ? ""
                : "\n    expected " + example.expected() + "\n    actual   " + example.actual();
        return Brief.name(example.instanceId()) + ": " + example.text() + values;
    }

    void write(Markup xml) {
        String[] attributes = {"name", name, "classname", className, "time", seconds(time)};
        if (failure == null) {
            xml.empty("testcase", attributes);
            return;
        }
        xml.open("testcase", attributes);
        xml.element(failure.isError() ? "error" : "failure", text, "message", message, "type", failure.type);
        xml.close();
    }

    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3f", time == null ? 0 : Numbers.seconds(time));
    }
}
