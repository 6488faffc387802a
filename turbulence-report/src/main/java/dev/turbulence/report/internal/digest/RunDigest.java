package dev.turbulence.report.internal.digest;

import dev.turbulence.storage.RunManifest;
import dev.turbulence.storage.RunSummary;
import dev.turbulence.storage.RunSummary.StepSummary;
import dev.turbulence.storage.TimeSeries;
import dev.turbulence.storage.gate.Verdict;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * A run, as the reports tell of it.
 *
 * @param manifest what the run says of itself
 * @param summary the run in numbers
 * @param verdict what the gate says of it
 * @param warnings what was odd about its files, a sentence each
 * @param scenarios worst first
 * @param services by name
 * @param distributions of those steps that have latency samples, in the order of the summary's steps
 * @param overTime all steps over the time of the run
 * @param causes why instances failed, most frequent first, as in the summary
 * @param details some instances step by step, failed ones first, then slow ones
 */
public record RunDigest(
        RunManifest manifest,
        RunSummary summary,
        Verdict verdict,
        List<String> warnings,
        List<ScenarioDigest> scenarios,
        List<ServiceDigest> services,
        List<LatencyDistribution> distributions,
        TimeSeries overTime,
        List<CauseDigest> causes,
        List<InstanceDetail> details) {

    public RunDigest {
        warnings = List.copyOf(warnings);
        scenarios = List.copyOf(scenarios);
        services = List.copyOf(services);
        distributions = List.copyOf(distributions);
        causes = List.copyOf(causes);
        details = List.copyOf(details);
    }

    /** The same without instances step by step, which are most of it. */
    public RunDigest withoutDetails() {
        return new RunDigest(
                manifest, summary, verdict, warnings, scenarios, services, distributions, overTime, causes, List.of());
    }

    /** The steps of all scenarios by name: those that failed most first, then the slowest. */
    public List<StepSummary> stepsWorstFirst() {
        return summary.steps().stream()
                .sorted(Comparator.comparingLong(StepSummary::failed)
                        .reversed()
                        .thenComparing(RunDigest::p95, Comparator.reverseOrder()))
                .toList();
    }

    private static Duration p95(StepSummary step) {
        return step.latency() == null ? Duration.ZERO : step.latency().p95();
    }

    /** How many of the instances shown step by step failed. */
    public long failedInDetail() {
        return details.stream().filter(InstanceDetail::failed).count();
    }
}
