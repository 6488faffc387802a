package dev.turbulence.storage.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.turbulence.storage.RunDirectory;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** Any records come back the same, whatever a writer put into them. */
class RoundTripProperties {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Escapes everything that is not ASCII, which is how half surrogate pairs can be written at all. */
    private static final ObjectMapper ESCAPING =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private static final List<String> INSTANCE_KEYS = List.of(
            "run_id",
            "correlation_id",
            "scenario_id",
            "started_at",
            "completed_at",
            "duration_ms",
            "passed",
            "entry_data",
            "error",
            "colour");
    private static final List<String> STEP_KEYS = List.of(
            "run_id",
            "correlation_id",
            "step_index",
            "step_name",
            "step_type",
            "action_name",
            "timestamp",
            "observation",
            "_extra");
    private static final List<String> ASSERTION_KEYS = List.of(
            "run_id",
            "correlation_id",
            "step_index",
            "assertion_name",
            "passed",
            "expected",
            "actual",
            "message",
            "timestamp",
            "values");
    private static final List<String> OBSERVATION_KEYS =
            List.of("ok", "status_code", "latency_ms", "service", "body", "attempts", "condition_skipped", "other");

    @Property(tries = 80, shrinking = ShrinkingMode.OFF)
    void anyRecordsComeBackTheSame(
            @ForAll("instances") List<ObjectNode> instances,
            @ForAll("steps") List<ObjectNode> steps,
            @ForAll("assertions") List<ObjectNode> assertions,
            @ForAll @IntRange(min = 1, max = 9) int rowsAtOnce)
            throws IOException {
        Path temp = Files.createTempDirectory("round-trip");
        try {
            RunDirectory run = RunFiles.complete(temp.resolve("run_1"));
            RunFiles.write(run.instances(), lines(withoutDuplicates(instances)));
            RunFiles.write(run.steps(), lines(steps));
            RunFiles.write(run.assertions(), lines(assertions));
            Migration.of(run).rowsAtOnce(rowsAtOnce).run();
            assertThat(Database.rows(run, "PRAGMA foreign_key_check")).isEmpty();
            assertThat(Database.rows(run, "PRAGMA integrity_check")).containsExactly("ok");
            RunDirectory alone = RunFiles.databaseAlone(run, temp.resolve("alone"));
            Export.of(alone).run();
            SameRecords.assertSame(alone, run);
        } finally {
            RunFiles.delete(temp);
        }
    }

    private static List<ObjectNode> withoutDuplicates(List<ObjectNode> instances) {
        Map<String, ObjectNode> byId = instances.stream()
                .collect(Collectors.toMap(
                        instance -> instance.get("instance_id").asText(), instance -> instance, (one, other) -> one));
        return List.copyOf(byId.values());
    }

    /** Half of the lines as plain UTF-8, where that is possible, half with escapes. */
    private static String lines(List<ObjectNode> records) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (ObjectNode json : records) {
            String plain = json.toString();
            String escaped = ESCAPING.writeValueAsString(json);
            boolean needsEscapes =
                    !new String(plain.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).equals(plain);
            lines.append(needsEscapes || json.size() % 2 == 0 ? escaped : plain).append('\n');
        }
        return lines.toString();
    }

    @Provide
    Arbitrary<List<ObjectNode>> instances() {
        return records(INSTANCE_KEYS).list().ofMaxSize(5);
    }

    @Provide
    Arbitrary<List<ObjectNode>> steps() {
        return records(STEP_KEYS).list().ofMaxSize(8);
    }

    @Provide
    Arbitrary<List<ObjectNode>> assertions() {
        return records(ASSERTION_KEYS).list().ofMaxSize(5);
    }

    private static Arbitrary<ObjectNode> records(List<String> keys) {
        Arbitrary<String> ids = Arbitraries.of("inst_1", "inst_2", "inst_3", "inst_é😀");
        return Combinators.combine(
                        ids, object(Arbitraries.frequencyOf(Tuple.of(20, Arbitraries.of(keys)), Tuple.of(1, keys()))))
                .as((id, members) -> {
                    ObjectNode json = NODES.objectNode();
                    json.put("instance_id", id);
                    members.remove("instance_id");
                    json.setAll(members);
                    return json;
                });
    }

    private static Arbitrary<ObjectNode> object(Arbitrary<String> keys) {
        return keys.flatMap(key -> value(key).map(value -> Map.entry(key, value)))
                .list()
                .ofMaxSize(12)
                .map(members -> {
                    ObjectNode json = NODES.objectNode();
                    members.forEach(member -> json.set(member.getKey(), member.getValue()));
                    return json;
                });
    }

    private static Arbitrary<JsonNode> value(String key) {
        return switch (key) {
            case "observation" ->
                Arbitraries.oneOf(object(Arbitraries.of(OBSERVATION_KEYS)).map(node -> node), any());
            case "started_at", "completed_at", "timestamp" -> Arbitraries.oneOf(timestamps(), any());
            case "run_id" -> Arbitraries.oneOf(Arbitraries.of("run_1").map(NODES::textNode), any());
            case "correlation_id" ->
                Arbitraries.oneOf(Arbitraries.of("corr_1", "corr_2").map(NODES::textNode), any());
            case "step_type" -> Arbitraries.oneOf(Arbitraries.of("http", "wait").map(NODES::textNode), any());
            case "body" -> Arbitraries.oneOf(deep(), any());
            case "attempts" ->
                timestamps().map(time -> {
                    ArrayNode attempts = NODES.arrayNode();
                    attempts.addObject().set("timestamp", time);
                    return attempts;
                });
            default -> any();
        };
    }

    private static Arbitrary<JsonNode> timestamps() {
        return Arbitraries.of(
                        "2026-11-23T10:15:00.000000Z",
                        "2026-11-23T10:15:00Z",
                        "2026-02-30T10:15:00Z",
                        "0001-01-01T00:00:00.5+14:00",
                        "9999-12-31T23:59:59.999999999-18:00",
                        "2024-02-29T23:59:60Z",
                        "yesterday")
                .map(NODES::textNode);
    }

    private static Arbitrary<JsonNode> deep() {
        return Arbitraries.integers().between(480, 520).map(depth -> {
            JsonNode node = NODES.textNode("bottom");
            for (int i = 0; i < depth; i++) {
                node = i % 2 == 0
                        ? NODES.arrayNode().add(node)
                        : NODES.objectNode().set("a", node);
            }
            return node;
        });
    }

    @SuppressWarnings("unchecked")
    private static Arbitrary<JsonNode> any() {
        return Arbitraries.lazyOf(
                () -> text().map(NODES::textNode),
                RoundTripProperties::numbers,
                () -> Arbitraries.of(true, false).map(NODES::booleanNode),
                () -> Arbitraries.just(NODES.nullNode()),
                () -> any().list()
                        .ofMaxSize(3)
                        .map(elements -> NODES.arrayNode().addAll(elements)),
                () -> Combinators.combine(keys(), any())
                        .as((key, value) -> NODES.objectNode().set(key, value)));
    }

    private static Arbitrary<JsonNode> numbers() {
        return Arbitraries.oneOf(
                Arbitraries.integers().map(number -> (JsonNode) NODES.numberNode(number)),
                Arbitraries.doubles().map(number -> NODES.numberNode(BigDecimal.valueOf(number))),
                Arbitraries.bigIntegers()
                        .between(BigInteger.TEN.pow(60).negate(), BigInteger.TEN.pow(60))
                        .map(NODES::numberNode),
                Combinators.combine(Arbitraries.longs(), Arbitraries.integers().between(-2000, 2000))
                        .as((digits, scale) -> NODES.numberNode(new BigDecimal(BigInteger.valueOf(digits), scale))));
    }

    /** Any UTF-16, half pairs, NUL and quotes among it. */
    private static Arbitrary<String> text() {
        return Arbitraries.oneOf(
                Arbitraries.chars().range(' ', '~').list().ofMaxSize(6).map(RoundTripProperties::join),
                Arbitraries.chars()
                        .with('\u0000', '"', '\\', '\n', '\r', '\u2028', 'é', '\ud83d', '\ude00', '\udfff', '\uffff')
                        .list()
                        .ofMaxSize(6)
                        .map(RoundTripProperties::join));
    }

    /** Jackson, which judges here, reads no keys with half pairs. */
    private static Arbitrary<String> keys() {
        return text().filter(text -> text.chars().noneMatch(unit -> Character.isSurrogate((char) unit)));
    }

    private static String join(List<Character> characters) {
        return characters.stream().map(String::valueOf).collect(Collectors.joining());
    }
}
