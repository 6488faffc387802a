package dev.turbulence.storage.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.turbulence.storage.RunDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether two runs hold the same records: the same keys once missing ones are null and older names are today's, JSON-equal
 * values, numbers equal as decimals, strings equal as UTF-16, timestamps equal as instants, order within an instance kept.
 * Written without any of the code it judges.
 */
final class SameRecords {

    private static final Set<String> TIMESTAMPS = Set.of("started_at", "completed_at", "timestamp");
    private static final Map<String, String> OLDER_NAMES =
            Map.of("action_name", "step_name", "action_type", "step_type");

    static final ObjectMapper MAPPER = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(10_000)
                            .build())
                    .build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private SameRecords() {}

    static void assertSame(RunDirectory actual, RunDirectory expected) {
        assertSame(actual.instances(), expected.instances(), false);
        assertSame(actual.steps(), expected.steps(), true);
        assertSame(actual.assertions(), expected.assertions(), false);
    }

    private static void assertSame(Path actual, Path expected, boolean steps) {
        Map<String, List<ObjectNode>> found = byInstance(actual, steps);
        Map<String, List<ObjectNode>> wanted = byInstance(expected, steps);
        assertThat(found.keySet()).as("instances in %s", actual).isEqualTo(wanted.keySet());
        wanted.forEach((instance, records) -> {
            List<ObjectNode> others = found.get(instance);
            assertThat(others).as("records of %s in %s", instance, actual).hasSameSizeAs(records);
            for (int i = 0; i < records.size(); i++) {
                String difference = difference(others.get(i), records.get(i));
                assertThat(difference)
                        .as("record %d of %s in %s", i, instance, actual)
                        .isNull();
            }
        });
    }

    private static Map<String, List<ObjectNode>> byInstance(Path file, boolean steps) {
        Map<String, List<ObjectNode>> records = new LinkedHashMap<>();
        for (ObjectNode json : read(file)) {
            ObjectNode normal = steps ? withTodaysNames(json) : json;
            records.computeIfAbsent(normal.get("instance_id").asText(), id -> new ArrayList<>())
                    .add(normal);
        }
        return new java.util.TreeMap<>(records);
    }

    /** The records of a file; none when it is missing. */
    static List<ObjectNode> read(Path file) {
        List<ObjectNode> records = new ArrayList<>();
        try {
            if (Files.exists(file)) {
                for (String line : Files.readString(file).split("\n")) {
                    if (!line.isBlank()) {
                        records.add((ObjectNode) MAPPER.readTree(line));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return records;
    }

    private static ObjectNode withTodaysNames(ObjectNode json) {
        ObjectNode renamed = json.deepCopy();
        OLDER_NAMES.forEach((older, name) -> {
            if (renamed.has(older) && !renamed.has(name)) {
                renamed.set(name, renamed.remove(older));
            }
        });
        return renamed;
    }

    private static String difference(ObjectNode actual, ObjectNode expected) {
        Set<String> keys = new TreeSet<>();
        actual.fieldNames().forEachRemaining(keys::add);
        expected.fieldNames().forEachRemaining(keys::add);
        for (String key : keys) {
            JsonNode found = orNull(actual.get(key));
            JsonNode wanted = orNull(expected.get(key));
            boolean same = TIMESTAMPS.contains(key) ? isSameTime(found, wanted) : isSame(found, wanted);
            if (!same) {
                return key + ": found " + shorten(found) + ", expected " + shorten(wanted);
            }
        }
        return null;
    }

    private static String shorten(JsonNode node) {
        String text = node.toString();
        return text.length() > 2000 ? text.substring(0, 2000) + "..." : text;
    }

    private static JsonNode orNull(JsonNode node) {
        boolean nothing = node == null || node.isMissingNode() || node.isFloatingPointNumber() && isNaN(node);
        return nothing ? MAPPER.nullNode() : node;
    }

    private static boolean isNaN(JsonNode node) {
        return !node.isBigDecimal() && !Double.isFinite(node.doubleValue());
    }

    private static boolean isSameTime(JsonNode some, JsonNode other) {
        if (some.isTextual() && other.isTextual()) {
            try {
                return OffsetDateTime.parse(some.textValue())
                        .toInstant()
                        .equals(OffsetDateTime.parse(other.textValue()).toInstant());
            } catch (DateTimeException e) {
                return some.equals(other);
            }
        }
        return isSame(some, other);
    }

    private static boolean isSame(JsonNode first, JsonNode second) {
        JsonNode some = orNull(first);
        JsonNode other = orNull(second);
        if (some.isNumber() && other.isNumber()) {
            return some.decimalValue().compareTo(other.decimalValue()) == 0;
        }
        if (some.isArray() && other.isArray()) {
            return some.size() == other.size() && haveSameElements(some.elements(), other.elements());
        }
        if (some.isObject() && other.isObject()) {
            return some.size() == other.size()
                    && some.properties().stream()
                            .allMatch(member -> other.has(member.getKey())
                                    && isSame(member.getValue(), other.get(member.getKey())));
        }
        return some.equals(other);
    }

    private static boolean haveSameElements(Iterator<JsonNode> some, Iterator<JsonNode> other) {
        while (some.hasNext()) {
            if (!isSame(some.next(), other.next())) {
                return false;
            }
        }
        return true;
    }
}
