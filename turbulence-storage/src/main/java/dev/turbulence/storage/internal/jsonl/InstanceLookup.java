package dev.turbulence.storage.internal.jsonl;

import dev.turbulence.storage.Instance;
import java.util.LinkedHashMap;
import java.util.Map;

/** Finds the instances of records that are streamed. The latest are kept at hand, as records of an instance lie together. */
final class InstanceLookup implements AutoCloseable {

    private static final int KEPT = 1024;

    private final InstanceTable table;
    private final InstanceLine line;
    private final Map<String, Instance> latest = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instance> eldest) {
            return size() > KEPT;
        }
    };

    InstanceLookup(JsonlRecords records) {
        this.table = records.instanceTable();
        this.line = records.someInstances();
    }

    /** The instance; one that only has its id when it has no line. */
    Instance find(String id) {
        return latest.computeIfAbsent(id, this::read);
    }

    private Instance read(String id) {
        int number = table.find(id);
        if (number < 0) {
            return new Instance(id, null, null, null, null, null, null, null, null, null);
        }
        return read(number).toInstance();
    }

    /** The instance of that number, until the next call. */
    InstanceLine read(int number) {
        line.moveTo(table.position(number));
        return line;
    }

    @Override
    public void close() {
        line.close();
    }
}
