package dev.turbulence.storage.internal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is odd about a run, a sentence each, said once. Safe for use by several threads. */
public final class Warnings {

    private final Set<String> sentences = new LinkedHashSet<>();

    public synchronized void add(String sentence) {
        sentences.add(sentence);
    }

    /** Those so far. */
    public synchronized List<String> list() {
        return List.copyOf(sentences);
    }
}
