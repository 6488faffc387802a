package dev.turbulence.storage.internal;

import java.util.LinkedHashMap;
import java.util.Map;

/** Latency samples by step name, eight bytes each. */
public final class SamplesByName {

    private final Map<String, DoubleList> samples = new LinkedHashMap<>();

    public void add(String name, double millis) {
        samples.computeIfAbsent(name, key -> new DoubleList()).add(millis);
    }

    public void addAll(String name, double[] millis) {
        samples.computeIfAbsent(name, key -> new DoubleList()).addAll(millis);
    }

    /** The samples of each name, in milliseconds and in the order of their coming. */
    public Map<String, double[]> toMap() {
        Map<String, double[]> arrays = new LinkedHashMap<>();
        samples.forEach((name, values) -> arrays.put(name, values.toArray()));
        return arrays;
    }
}
