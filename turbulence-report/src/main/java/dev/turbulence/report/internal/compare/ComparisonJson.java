package dev.turbulence.report.internal.compare;

import dev.turbulence.report.internal.compare.Measure.Unit;
import dev.turbulence.report.internal.compare.statistics.Confidence;
import dev.turbulence.report.internal.compare.statistics.Estimates;
import dev.turbulence.report.internal.text.Brief;
import dev.turbulence.report.internal.text.JsonDocument;
import dev.turbulence.storage.LoadShape;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A comparison for programs. Its keys are documented and do not change without a new format version. */
public final class ComparisonJson {

    private static final int FORMAT_VERSION = 1;
    private static final int DIGITS = 6;

    private final Comparison comparison;

    public ComparisonJson(Comparison comparison) {
        this.comparison = comparison;
    }

    /** The document. */
    public String text() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("format_version", FORMAT_VERSION);
        document.put("base", side(comparison.base()));
        document.put("run", side(comparison.run()));
        Map<String, Object> findings = new LinkedHashMap<>();
        for (Finding finding : Finding.values()) {
            findings.put(finding.key(), comparison.count(finding));
        }
        document.put("findings", findings);
        document.put("doubts", comparison.doubts());
        document.put("method", method());
        document.put("totals", numbers(comparison.totals()));
        document.put("latency", numbers(comparison.latencies()));
        document.put(
                "steps", comparison.steps().stream().map(ComparisonJson::part).toList());
        document.put(
                "scenarios",
                comparison.scenarios().stream().map(ComparisonJson::part).toList());
        document.put(
                "assertions_failing",
                comparison.assertions().stream().map(ComparisonJson::assertion).toList());
        document.put("assertions_held_in_both", comparison.assertionsHeld());
        document.put(
                "failure_causes",
                comparison.causes().stream().map(ComparisonJson::cause).toList());
        return JsonDocument.of(document);
    }

    private static Map<String, Object> side(Side side) {
        LoadShape load = side.summary().load().shape();
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("run_id", Brief.name(side.summary().runId()));
        object.put("storage", side.summary().storage().toString());
        object.put("state", side.summary().state().toString());
        object.put("started_at", text(side.summary().startedAt()));
        object.put("sut_name", text(side.manifest().sutName()));
        object.put("seed", side.manifest().seed());
        object.put("load", text(load));
        object.put(
                "scenario_ids",
                side.manifest().scenarioIds().stream().map(Brief::name).toList());
        object.put("oddities", side.oddities().stream().map(Brief::sentence).toList());
        return object;
    }

    private static String text(Object value) {
        return value == null ? null : Brief.name(value.toString());
    }

    private Map<String, Object> method() {
        Confidence latency = comparison.latencyConfidence();
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("confidence_percent", decimal(100 * (1 - Confidence.ERROR)));
        object.put("latency_comparisons", latency.comparisons());
        object.put("latency_confidence_percent", decimal(latency.percent()));
        object.put("share_comparisons", comparison.shareConfidence().comparisons());
        object.put(
                "share_confidence_percent", decimal(comparison.shareConfidence().percent()));
        object.put("least_samples_p50", Estimates.leastForPercentile(50, latency));
        object.put("least_samples_p95", Estimates.leastForPercentile(95, latency));
        object.put("least_samples_p99", Estimates.leastForPercentile(99, latency));
        object.put("least_samples_average", Estimates.LEAST_FOR_AVERAGES);
        object.put("least_difference_ms", decimal(Compared.LEAST_MILLIS));
        object.put("least_difference_percent", decimal(Compared.LEAST_PERCENT));
        object.put("notes", Method.sentences(comparison));
        return object;
    }

    private static Map<String, Object> part(Part part) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", Brief.name(part.name()));
        object.put("presence", part.presence().toString());
        object.put("numbers", numbers(part.numbers()));
        return object;
    }

    private static Map<String, Object> assertion(Part assertion) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("scenario", text(assertion.scenario()));
        object.putAll(part(assertion));
        return object;
    }

    private static Map<String, Object> cause(ComparedCause compared) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("kind", compared.cause().kind());
        object.put("where", text(compared.cause().where()));
        object.put("message", Brief.sentence(compared.cause().message()));
        object.put("presence", compared.presence().toString());
        object.put("base_instances", compared.base());
        object.put("run_instances", compared.run());
        object.put(
                "example_instance_ids",
                compared.cause().instanceIds().stream().map(Brief::name).toList());
        object.put("share_percent", number(compared.share()));
        return object;
    }

    private static Map<String, Object> numbers(List<Compared> numbers) {
        Map<String, Object> object = new LinkedHashMap<>();
        numbers.forEach(number -> object.put(number.measure().key(), number(number)));
        return object;
    }

    private static Map<String, Object> number(Compared number) {
        boolean count = number.measure().unit() == Unit.COUNT;
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("base", value(number.base(), count));
        object.put("run", value(number.run(), count));
        object.put(
                "difference",
                number.difference().isEmpty() ? null : value(number.difference().getAsDouble(), count));
        object.put(
                "ratio",
                number.ratio().isEmpty() ? null : decimal(number.ratio().getAsDouble()));
        object.put(
                "difference_from",
                number.interval() == null ? null : decimal(number.interval().lower()));
        object.put(
                "difference_to",
                number.interval() == null ? null : decimal(number.interval().upper()));
        object.put("finding", number.finding().key());
        object.put("reason", number.reason());
        return object;
    }

    private static Number value(Double value, boolean count) {
        return value == null ? null : count ? (Number) Math.round(value) : decimal(value);
    }

    private static BigDecimal decimal(double value) {
        BigDecimal rounded =
                BigDecimal.valueOf(value).setScale(DIGITS, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
