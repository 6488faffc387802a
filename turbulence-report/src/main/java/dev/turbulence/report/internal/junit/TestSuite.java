package dev.turbulence.report.internal.junit;

import dev.turbulence.report.internal.text.Markup;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A suite, which is a file of its own.
 *
 * @param name its name
 * @param time the time shown; null for none
 * @param properties what else is known of it
 */
record TestSuite(String name, Duration time, Map<String, String> properties, List<TestCase> cases) {

    String xml() {
        Markup xml = Markup.xml();
        xml.open(
                "testsuite",
                "name",
                name,
                "time",
                TestCase.seconds(time),
                "tests",
                Integer.toString(cases.size()),
                "errors",
                count(TestCase::errored),
                "skipped",
                "0",
                "failures",
                count(TestCase::failed));
        xml.open("properties");
        properties.forEach((key, value) -> xml.empty("property", "name", key, "value", value));
        xml.close();
        cases.forEach(testCase -> testCase.write(xml));
        return xml.close().toString();
    }

    private String count(Predicate<TestCase> wanted) {
        return Long.toString(cases.stream().filter(wanted).count());
    }
}
