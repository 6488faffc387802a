package dev.turbulence.report.internal.junit;

import dev.turbulence.report.internal.digest.RunDigest;
import dev.turbulence.report.internal.digest.ScenarioDigest;
import dev.turbulence.report.internal.junit.TestCase.Failure;
import dev.turbulence.report.internal.text.Brief;
import dev.turbulence.storage.RunSummary.Latencies;
import dev.turbulence.storage.gate.EvidenceFailure;
import dev.turbulence.storage.gate.Judgement;
import dev.turbulence.storage.gate.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A run as Surefire would report it: a suite for each scenario, with a case for its instances, each step name and each
 * assertion, and a suite for the gate, with a case for each condition. A case's time is the mean of what it is about.
 */
public final class JUnitXml {

    /** Every file's name begins so. */
    public static final String FILE_PREFIX = "TEST-turbulence-";

    private static final String FILE_SUFFIX = ".xml";
    private static final int LONGEST_NAME_IN_FILE = 60;

    private final RunDigest digest;

    public JUnitXml(RunDigest digest) {
        this.digest = digest;
    }

    /** The files' content by their names, one for each suite. */
    public Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(FILE_PREFIX + "gate" + FILE_SUFFIX, gate().xml());
        for (ScenarioDigest scenario : digest.scenarios()) {
            String wanted = FILE_PREFIX + "scenario-" + fileName(scenario.name());
            String name = wanted;
            for (int i = 2; files.containsKey(name + FILE_SUFFIX); i++) {
                name = wanted + "-" + i;
            }
            files.put(name + FILE_SUFFIX, scenario(scenario).xml());
        }
        return files;
    }

    private static String fileName(String scenario) {
        String safe = scenario.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]+", "_");
        return safe.substring(0, Math.min(LONGEST_NAME_IN_FILE, safe.length()));
    }

    private TestSuite gate() {
        List<TestCase> cases = gateCases(digest.verdict(), "turbulence.gate");
        return new TestSuite("turbulence gate", digest.summary().duration().orElse(null), properties(), cases);
    }

    /** A case for each condition, and for each piece of evidence that is missing. */
    static List<TestCase> gateCases(Verdict verdict, String className) {
        List<TestCase> cases = new ArrayList<>();
        for (EvidenceFailure failure : verdict.evidenceFailures()) {
            String name = failure.condition() == null
                    ? failure.rule().name().toLowerCase(Locale.ROOT)
                    : failure.condition().toString();
            String message = Brief.sentence(failure.message());
            cases.add(new TestCase(className, Brief.sentence(name), null, Failure.EVIDENCE, message, message));
        }
        for (Judgement judgement : verdict.judgements()) {
            String name = Brief.sentence(judgement.text());
            cases.add(judgement.triggered() ? lost(className, name, judgement) : TestCase.passed(className, name));
        }
        return cases;
    }

    private static TestCase lost(String className, String name, Judgement judgement) {
        String message = "observed " + judgement.observedText() + ", allowed " + judgement.allowedText();
        List<String> instances =
                judgement.worstInstances().stream().map(Brief::name).toList();
        String text = instances.isEmpty()
                ? message
                : message + "\ninstances to look at first: " + String.join(", ", instances);
        return new TestCase(className, name, null, Failure.CONDITION, message, text);
    }

    private TestSuite scenario(ScenarioDigest scenario) {
        String prefix = "turbulence." + classNamePart(scenario.name()) + ".";
        Duration mean = mean(scenario.durations());
        List<TestCase> cases = new ArrayList<>();
        cases.add(TestCase.over(
                prefix + "instances",
                "carried through",
                mean,
                scenario.counts().instanceCount(),
                scenario.counts().errorCount(),
                Failure.INSTANCE,
                scenario.errored()));
        scenario.steps()
                .forEach(step -> cases.add(TestCase.over(
                        prefix + "steps",
                        step.name(),
                        mean(step.latency()),
                        step.count(),
                        step.failed(),
                        Failure.STEP,
                        step.examples())));
        scenario.assertions()
                .forEach(assertion -> cases.add(TestCase.over(
                        prefix + "assertions",
                        assertion.name(),
                        null,
                        assertion.count(),
                        assertion.failed(),
                        Failure.ASSERTION,
                        assertion.examples())));
        return new TestSuite("turbulence scenario " + Brief.name(scenario.name()), mean, properties(), cases);
    }

    /** A name within a class name, which reporters cut at its dots. */
    static String classNamePart(String name) {
        return Brief.name(name).replace('.', '_');
    }

    private static Duration mean(Latencies latencies) {
        return latencies == null ? null : latencies.mean();
    }

    private Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("turbulence.run", Brief.name(digest.summary().runId()));
        properties.put("turbulence.storage", digest.summary().storage().toString());
        properties.put("turbulence.state", digest.summary().state().toString());
        properties.put("turbulence.instances", Long.toString(digest.summary().instanceCount()));
        return properties;
    }
}
