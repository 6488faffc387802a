package dev.turbulence.report.internal.junit;

import dev.turbulence.report.internal.aggregate.AggregateDigest;
import dev.turbulence.report.internal.aggregate.ModuleDigest;
import dev.turbulence.report.internal.digest.RunDigest;
import dev.turbulence.report.internal.junit.TestCase.Failure;
import dev.turbulence.report.internal.text.Brief;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The gate over several modules as one suite, with the cases of each module's gate under the module's name. */
public final class AggregateXml {

    /** The suite's file. */
    public static final String FILE = JUnitXml.FILE_PREFIX + "modules.xml";

    private final AggregateDigest digest;

    public AggregateXml(AggregateDigest digest) {
        this.digest = digest;
    }

    public String text() {
        List<TestCase> cases = new ArrayList<>();
        Set<String> named = new HashSet<>();
        for (ModuleDigest module : digest.modules()) {
            String className = "turbulence." + JUnitXml.classNamePart(module.name());
            if (module.run() != null) {
                // A second run of a module has the same conditions.
                String own = named.add(module.name())
                        ? className
                        : className + "."
                                + JUnitXml.classNamePart(module.run().summary().runId());
                cases.addAll(JUnitXml.gateCases(module.run().verdict(), own + ".gate"));
            } else if (module.lost()) {
                String reason = Brief.sentence(module.reason());
                cases.add(new TestCase(className + ".gate", "run", null, Failure.EVIDENCE, reason, reason));
            }
        }
        return new TestSuite("turbulence modules", duration(), properties(), cases).xml();
    }

    /** All runs one after the other; reporters add up times. */
    private Duration duration() {
        return digest.runs().flatMap(run -> run.summary().duration().stream()).reduce(Duration.ZERO, Duration::plus);
    }

    private Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("turbulence.modules", Long.toString(digest.judged()));
        properties.put(
                "turbulence.instances",
                Long.toString(digest.runs()
                        .map(RunDigest::summary)
                        .mapToLong(summary -> summary.instanceCount())
                        .sum()));
        return properties;
    }
}
