package dev.turbulence.report;

import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunState;
import dev.turbulence.storage.RunSummary;
import dev.turbulence.storage.RunSummary.FailureCause;
import dev.turbulence.storage.RunSummary.Latencies;
import dev.turbulence.storage.RunSummary.ScenarioSummary;
import dev.turbulence.storage.RunSummary.StepSummary;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.gate.Condition;
import dev.turbulence.storage.gate.EvidenceFailure;
import dev.turbulence.storage.gate.Gate;
import dev.turbulence.storage.gate.Judgement;
import dev.turbulence.storage.gate.NamePattern;
import dev.turbulence.storage.gate.Selector;
import dev.turbulence.storage.gate.SelectorKey;
import dev.turbulence.storage.gate.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Summaries and verdicts as a shop's load test leaves them. */
final class Runs {

    static final String ID = "run_20261123_101500_7f3a";
    static final RunDirectory DIRECTORY = new RunDirectory(Path.of("/shop/target/turbulence/runs", ID));

    private Runs() {}

    /** A thousand instances of two scenarios, 30 of which failed. */
    static RunSummary shop() {
        return new RunSummary(
                ID,
                Storage.SQLITE,
                RunSummary.LoadSummary.UNKNOWN,
                RunState.COMPLETE,
                null,
                Instant.parse("2026-11-23T10:15:00Z"),
                Instant.parse("2026-11-23T10:15:12.400Z"),
                1000,
                970,
                30,
                2,
                8412,
                28,
                6812,
                2600,
                3,
                latencies(6812, 0.9, 24.2, 14.1, 81.25, 240, 1204),
                List.of(
                        new ScenarioSummary("browse-and-leave", 612, 612, 0, 0),
                        new ScenarioSummary("checkout", 388, 358, 30, 2)),
                List.of(
                        step("browse_products", "http", 1000, 0, latencies(1000, 1.1, 12.44, 11.9, 18.2, 30.14, 55)),
                        step("verify_products_returned", "assert", 1000, 0, null),
                        step("add_to_cart", "http", 388, 0, latencies(388, 0.9, 8.04, 7.5, 14.91, 22.3, 41)),
                        step("submit_payment", "http", 388, 26, latencies(388, 20, 94.2, 81.2, 240.3, 512.4, 1204)),
                        step(
                                "wait_for_the_order_to_be_confirmed_by_the_warehouse",
                                "wait",
                                362,
                                2,
                                latencies(362, 101, 204.5, 202, 305.1, 402, 10012)),
                        step("check_order", "assert", 360, 0, null)),
                List.of(
                        cause("step", "submit_payment", "HTTP 503 Service Unavailable", 26, "inst_7f3a00000011"),
                        cause(
                                "step",
                                "wait_for_the_order_to_be_confirmed_by_the_warehouse",
                                "timed out after 10 s: the last of 10 polls answered {\"state\":\"pending\"}",
                                2,
                                "inst_7f3a00000102"),
                        cause("error", null, "unknown variable 'order_id'", 2, "inst_7f3a000003e0")));
    }

    /** The verdict of three conditions on {@link #shop()}, two of which are true. */
    static Verdict lostVerdict() {
        return new Verdict(
                DIRECTORY,
                List.of(
                        judgement("fail_count>0", null, 30, "inst_7f3a00000011", "inst_7f3a00000102"),
                        judgement("pass_rate<95", null, 97),
                        judgement("p95_latency_ms[step=*]>250ms", "browse_products", 18.2),
                        judgement("p95_latency_ms[step=*]>250ms", "submit_payment", 240.3),
                        judgement(
                                "p95_latency_ms[step=*]>250ms",
                                "wait_for_the_order_to_be_confirmed_by_the_warehouse",
                                305.1,
                                "inst_7f3a00000102")),
                List.of(),
                shop().failures(),
                List.of());
    }

    /** The verdict of two conditions that {@link #shop()} holds. */
    static Verdict passedVerdict() {
        return new Verdict(
                DIRECTORY,
                List.of(
                        judgement("fail_rate>5%", null, 3),
                        judgement("p95_latency_ms[step=*]>500ms", "browse_products", 18.2),
                        judgement("p95_latency_ms[step=*]>500ms", "submit_payment", 240.3)),
                List.of(),
                List.of(),
                List.of("The run does not say how many instances were asked for."));
    }

    /** A run that was ended before its first instance. */
    static RunSummary aborted() {
        return new RunSummary(
                ID,
                Storage.JSONL,
                RunSummary.LoadSummary.UNKNOWN,
                RunState.ABORTED,
                "http://localhost:8080/health did not answer 2xx within 30 s",
                null,
                null,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                null,
                List.of(),
                List.of(),
                List.of());
    }

    static Verdict abortedVerdict() {
        return new Verdict(
                DIRECTORY,
                List.of(),
                List.of(new EvidenceFailure(
                        EvidenceFailure.Rule.RUN_ABORTED,
                        null,
                        "The run was aborted after 0 of 1000 instances:"
                                + " http://localhost:8080/health did not answer 2xx within 30 s")),
                List.of(),
                List.of());
    }

    static StepSummary step(String name, String type, long count, long failed, Latencies latency) {
        return new StepSummary(name, List.of(type), count, failed, latency);
    }

    static FailureCause cause(String kind, String where, String message, long count, String id) {
        return new FailureCause(kind, where, message, count, List.of(id));
    }

    static Latencies latencies(long count, double min, double mean, double p50, double p95, double p99, double max) {
        return new Latencies(count, millis(min), millis(mean), millis(p50), millis(p95), millis(p99), millis(max));
    }

    private static Duration millis(double millis) {
        return Duration.ofNanos(Math.round(millis * 1e6));
    }

    private static Judgement judgement(String text, String step, double observed, String... worst) {
        Condition condition = Gate.parse(text).conditions().get(0);
        List<Selector> where =
                step == null ? List.of() : List.of(new Selector(SelectorKey.STEP, NamePattern.exactly(step)));
        return new Judgement(condition, where, observed, null, condition.isTrueFor(observed, null), List.of(worst));
    }
}
