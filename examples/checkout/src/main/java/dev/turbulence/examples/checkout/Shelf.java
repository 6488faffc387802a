package dev.turbulence.examples.checkout;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Keeps things by their id, only so many: the oldest makes room for the newest. Safe for many threads. */
final class Shelf<T> {

    private final Map<String, T> things;

    Shelf(int capacity) {
        things = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
                return size() > capacity;
            }
        };
    }

    synchronized void put(String id, T thing) {
        things.put(id, thing);
    }

    synchronized Optional<T> find(String id) {
        return Optional.ofNullable(things.get(id));
    }

    /** Takes the thing away: of two who ask, one gets it. */
    synchronized Optional<T> take(String id) {
        return Optional.ofNullable(things.remove(id));
    }

    synchronized Optional<T> change(String id, UnaryOperator<T> change) {
        return Optional.ofNullable(things.computeIfPresent(id, (key, thing) -> change.apply(thing)));
    }
}
