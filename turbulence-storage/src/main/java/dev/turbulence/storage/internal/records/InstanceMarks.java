package dev.turbulence.storage.internal.records;

import dev.turbulence.storage.Instance;
import java.util.List;

/** What the entry data of an instance's record say of how it was played. Reused for record after record. */
public final class InstanceMarks {

    private static final int WARM_UP = 0;
    private static final int LATE_START_MS = 1;

    private final JsonFields entry = new JsonFields(List.of(Instance.OWN_KEY));
    private final JsonFields own = new JsonFields(List.of("warm_up", "late_start_ms"));
    private boolean present;

    /** @param entryData the key of the record's entry data */
    public void read(JsonFields record, int entryData) {
        present = record.firstByte(entryData) == '{'
                && entry.read(record.json(), record.start(entryData), record.end(entryData))
                && entry.firstByte(0) == '{'
                && own.read(entry.json(), entry.start(0), entry.end(0));
    }

    /** The same as {@link Instance#warmUp()}. */
    public boolean warmUp() {
        return present && Boolean.TRUE.equals(own.bool(WARM_UP));
    }

    /** The same as {@link Instance#lateStart()}, in milliseconds; null when it started on time. */
    public Double lateStartMillis() {
        return present ? Numbers.toDouble(own.number(LATE_START_MS)) : null;
    }
}
