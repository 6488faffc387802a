package dev.turbulence.storage.transfer;

import dev.turbulence.storage.internal.records.JsonFields;
import dev.turbulence.storage.internal.records.Numbers;
import dev.turbulence.storage.internal.records.ObjectScanner;
import java.util.List;

/** What a step's columns hold of its observation, whose text is carried over as it is. */
final class ObservationFields {

    private static final List<String> KEYS =
            List.of("ok", "status_code", "latency_ms", "service", "attempts", "condition_skipped");
    private static final int OK = KEYS.indexOf("ok");
    private static final int STATUS_CODE = KEYS.indexOf("status_code");
    private static final int LATENCY_MS = KEYS.indexOf("latency_ms");
    private static final int SERVICE = KEYS.indexOf("service");
    private static final int ATTEMPTS = KEYS.indexOf("attempts");
    private static final int CONDITION_SKIPPED = KEYS.indexOf("condition_skipped");

    private static final byte[] EMPTY = {'{', '}'};

    private final JsonFields fields = new JsonFields(KEYS);
    private final ObjectScanner attempts = new ObjectScanner();
    private final JsonFields attempt = new JsonFields(List.of("timestamp"));
    private boolean present;

    /**
     * Moves on to a record's observation.
     *
     * @return the text to store. A record without an observation, or with one that is no object, gets an empty one, and
     *     what it had is kept
     */
    byte[] read(MemberColumns record, int key) {
        JsonFields members = record.fields();
        byte[] text = record.object(key);
        present = text != null && fields.read(members.json(), members.start(key), members.end(key));
        if (present) {
            return text;
        }
        if (members.isNull(key)) {
            record.keep(key);
        }
        return EMPTY.clone();
    }

    Boolean ok() {
        return present ? fields.bool(OK) : null;
    }

    Integer statusCode() {
        return present ? Numbers.toInteger(fields.number(STATUS_CODE)) : null;
    }

    Double latencyMs() {
        return present ? Numbers.toDouble(fields.number(LATENCY_MS)) : null;
    }

    String service() {
        return present ? fields.scalar(SERVICE) : null;
    }

    boolean skipped() {
        return present && Boolean.TRUE.equals(fields.bool(CONDITION_SKIPPED));
    }

    /** When the last attempt ended; null when there was none or it does not say. */
    String lastAttemptEnd() {
        if (!present
                || fields.isNull(ATTEMPTS)
                || !attempts.scanArray(fields.json(), fields.start(ATTEMPTS), fields.end(ATTEMPTS))
                || attempts.count() == 0) {
            return null;
        }
        int last = attempts.count() - 1;
        boolean object = attempt.read(fields.json(), attempts.valueStart(last), attempts.valueEnd(last));
        return object ? attempt.string(0) : null;
    }
}
