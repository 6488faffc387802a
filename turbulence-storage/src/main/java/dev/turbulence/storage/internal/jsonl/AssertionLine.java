package dev.turbulence.storage.internal.jsonl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.turbulence.storage.Assertion;
import dev.turbulence.storage.internal.Json;
import dev.turbulence.storage.internal.records.FoldedObject;
import dev.turbulence.storage.internal.records.JsonFields;
import dev.turbulence.storage.internal.records.Timestamps;
import java.util.List;
import java.util.function.Function;

/** What queries ask of a line in {@code assertions.jsonl}. */
final class AssertionLine extends RecordView {

    private static final List<String> KEYS =
            keys("step_index", "assertion_name", "passed", "expected", "actual", "message", "timestamp");
    private static final int STEP_INDEX = KEYS.indexOf("step_index");
    private static final int ASSERTION_NAME = KEYS.indexOf("assertion_name");
    private static final int PASSED = KEYS.indexOf("passed");
    private static final int EXPECTED = KEYS.indexOf("expected");
    private static final int ACTUAL = KEYS.indexOf("actual");
    private static final int MESSAGE = KEYS.indexOf("message");
    private static final int TIMESTAMP = KEYS.indexOf("timestamp");

    AssertionLine(Function<JsonFields, JsonLines> open, String runId) {
        super(open, new JsonFields(KEYS), runId, "an assertion");
    }

    String name() {
        String name = fields().scalar(ASSERTION_NAME);
        return name == null ? "" : name;
    }

    Boolean passed() {
        return fields().bool(PASSED);
    }

    boolean failed() {
        return Boolean.FALSE.equals(passed());
    }

    String message() {
        return fields().scalar(MESSAGE);
    }

    Assertion toAssertion() {
        return new Assertion(
                instanceId(),
                runId(),
                correlationId(),
                fields().integer(STEP_INDEX),
                name(),
                passed(),
                value(EXPECTED),
                value(ACTUAL),
                message(),
                Timestamps.parse(fields().scalar(TIMESTAMP)));
    }

    /** A value nested too deep is its text. */
    private JsonNode value(int key) {
        String json = fields().text(key);
        if (json == null) {
            return NullNode.getInstance();
        }
        return fields().depth(key) > FoldedObject.MAX_DEPTH ? TextNode.valueOf(json) : Json.parse(json);
    }
}
