package dev.turbulence.storage.gate;

import java.util.Objects;

/** Narrows a condition to a part of the run: {@code step=submit_payment}, {@code scenario=*}. */
public record Selector(SelectorKey key, NamePattern name) {

    public Selector {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(name, "name");
    }

    @Override
    public String toString() {
        return key + "=" + name;
    }
}
