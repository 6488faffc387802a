package dev.turbulence.storage.internal.jsonl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.turbulence.storage.Assertion;
import dev.turbulence.storage.Instance;
import dev.turbulence.storage.Observation;
import dev.turbulence.storage.Step;
import dev.turbulence.storage.internal.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RecordEncoderTest {

    private static final Instant TIME = Instant.parse("2026-11-23T10:15:00Z");

    private final RecordEncoder encoder = new RecordEncoder("run_1");

    private static String text(byte[] line) {
        return new String(line, StandardCharsets.UTF_8);
    }

    private static Step step(Observation observation) {
        return new Step(
                "inst_1",
                null,
                "corr_1",
                0,
                "get",
                "http",
                TIME,
                TIME,
                "api",
                Duration.ZERO,
                200,
                true,
                false,
                observation);
    }

    @Test
    void writesInstancesKeyByKey() {
        ObjectNode entry = Json.mapper().createObjectNode();
        entry.putObject("seed_data").put("a", 1);
        Instance instance = new Instance(
                "inst_1", "run_1", "corr_1", "s", TIME, TIME, Duration.ofNanos(1_500_000), true, entry, null);
        assertThat(text(encoder.encode(instance)))
                .isEqualTo("{\"instance_id\":\"inst_1\",\"run_id\":\"run_1\",\"correlation_id\":\"corr_1\","
                        + "\"scenario_id\":\"s\",\"started_at\":\"2026-11-23T10:15:00.000000Z\","
                        + "\"completed_at\":\"2026-11-23T10:15:00.000000Z\",\"duration_ms\":1.5,\"passed\":true,"
                        + "\"entry_data\":{\"seed_data\":{\"a\":1}},\"error\":null}\n");
    }

    @Test
    void writesNullsOut() {
        Instance instance = new Instance("inst_1", null, null, null, null, null, null, null, null, null);
        assertThat(text(encoder.encode(instance)))
                .isEqualTo("{\"instance_id\":\"inst_1\",\"run_id\":\"run_1\",\"correlation_id\":null,"
                        + "\"scenario_id\":null,\"started_at\":null,\"completed_at\":null,\"duration_ms\":null,"
                        + "\"passed\":null,\"entry_data\":{},\"error\":null}\n");
    }

    @Test
    void carriesTheObservationThroughAsItIs() {
        assertThat(text(encoder.encode(step(Observation.ofJson("{\"latency_ms\": 1.50e0 }")))))
                .isEqualTo("{\"instance_id\":\"inst_1\",\"run_id\":\"run_1\",\"correlation_id\":\"corr_1\","
                        + "\"step_index\":0,\"step_name\":\"get\",\"step_type\":\"http\","
                        + "\"timestamp\":\"2026-11-23T10:15:00.000000Z\",\"observation\":{\"latency_ms\": 1.50e0 }}\n");
    }

    @Test
    void anObservationOfSeveralLinesBecomesOne() {
        assertThat(text(encoder.encode(step(Observation.ofJson("{\r\n\"a\": 1.50\n}")))))
                .endsWith("\"observation\":{\"a\":1.50}}\n")
                .containsOnlyOnce("\n");
    }

    @Test
    void writesAssertionsKeyByKey() {
        Assertion assertion =
                new Assertion("inst_1", null, "corr_1", 3, "total", false, TextNode.valueOf("x"), null, "no", TIME);
        assertThat(text(encoder.encode(assertion)))
                .isEqualTo("{\"instance_id\":\"inst_1\",\"run_id\":\"run_1\",\"correlation_id\":\"corr_1\","
                        + "\"step_index\":3,\"assertion_name\":\"total\",\"passed\":false,\"expected\":\"x\","
                        + "\"actual\":null,\"message\":\"no\",\"timestamp\":\"2026-11-23T10:15:00.000000Z\"}\n");
    }

    @Test
    void halfSurrogatePairsComeBack() throws Exception {
        for (String text : new String[] {"\ud83d", "a\ude00\ud83d", "\ud83d\ude00\ude00"}) {
            everyTextComesBack(text);
        }
    }

    @Property
    void everyTextComesBack(@ForAll String text) throws Exception {
        ObjectNode body = Json.mapper().createObjectNode().put("body", text);
        byte[] line = encoder.encode(step(Observation.of(body)));
        JsonNode read = Json.mapper().readTree(line);
        assertThat(read.path("observation").path("body").asText()).isEqualTo(text);
        assertThat(text(line).indexOf('\n')).isEqualTo(text(line).length() - 1);
    }
}
