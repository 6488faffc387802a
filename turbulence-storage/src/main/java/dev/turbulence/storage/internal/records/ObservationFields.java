package dev.turbulence.storage.internal.records;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What queries ask of a step's observation. The rest of it is passed over. */
public final class ObservationFields {

    private static final List<String> KEYS =
            List.of("ok", "status_code", "latency_ms", "errors", "service", "attempts", "condition_skipped");
    private static final int OK = KEYS.indexOf("ok");
    private static final int STATUS_CODE = KEYS.indexOf("status_code");
    private static final int LATENCY_MS = KEYS.indexOf("latency_ms");
    private static final int ERRORS = KEYS.indexOf("errors");
    private static final int SERVICE = KEYS.indexOf("service");
    private static final int ATTEMPTS = KEYS.indexOf("attempts");
    private static final int CONDITION_SKIPPED = KEYS.indexOf("condition_skipped");

    private final JsonFields fields = new JsonFields(KEYS);
    private final ObjectScanner elements = new ObjectScanner();
    private final JsonFields attempt = new JsonFields(List.of("timestamp"));

    /** To be filled by the scan of the step's record; without an observation all members are absent. */
    public JsonFields members() {
        return fields;
    }

    public Boolean ok() {
        return fields.bool(OK);
    }

    public Integer statusCode() {
        return Numbers.toInteger(fields.number(STATUS_CODE));
    }

    public Double latencyMs() {
        return Numbers.toDouble(fields.number(LATENCY_MS));
    }

    public String service() {
        return fields.scalar(SERVICE);
    }

    public boolean skipped() {
        return Boolean.TRUE.equals(fields.bool(CONDITION_SKIPPED));
    }

    /** When the last attempt ended; null when there was none or it does not say. */
    public String lastAttemptEnd() {
        if (!scanElements(ATTEMPTS) || elements.count() == 0) {
            return null;
        }
        int last = elements.count() - 1;
        boolean object = attempt.read(fields.json(), elements.valueStart(last), elements.valueEnd(last));
        return object ? attempt.string(0) : null;
    }

    /** The first of the errors; null when there is none. */
    public String firstError() {
        if (!scanElements(ERRORS) || elements.count() == 0) {
            return null;
        }
        byte[] json = fields.json();
        int from = elements.valueStart(0);
        int to = elements.valueEnd(0);
        return switch (json[from]) {
            case '"' -> JsonStrings.decode(json, from + 1, to - 1);
            case '{', '[' -> "";
            default -> new String(json, from, to - from, StandardCharsets.US_ASCII);
        };
    }

    private boolean scanElements(int key) {
        return fields.firstByte(key) == '[' && elements.scanArray(fields.json(), fields.start(key), fields.end(key));
    }
}
