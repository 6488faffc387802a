package dev.turbulence.engine.redaction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/** The parts of a text that are to be hidden. */
final class Spans {
    /** @param secret what stands there, spelt as it is */
    private record Span(int from, int to, String secret) {}

    private final List<Span> spans = new ArrayList<>();

    void add(int from, int to, String secret) {
        spans.add(new Span(from, to, secret));
    }

    /** The text with something else in the place of each; of those that overlap nothing is left. */
    String replaced(String text, UnaryOperator<String> replacement) {
        StringBuilder out = new StringBuilder(text.length());
        int done = 0;
        for (Span span : apart(text)) {
            out.append(text, done, span.from()).append(replacement.apply(span.secret()));
            done = span.to();
        }
        return done == 0 ? text : out.append(text, done, text.length()).toString();
    }

    /** The text with as many stars, so that all else keeps its place. */
    String masked(String text) {
        StringBuilder out = new StringBuilder(text);
        for (Span span : spans) {
            out.replace(span.from(), span.to(), "*".repeat(span.to() - span.from()));
        }
        return out.toString();
    }

    /** In their order, those that overlap made one. */
    private List<Span> apart(String text) {
        spans.sort(Comparator.comparingInt(Span::from)
                .thenComparing(Comparator.comparingInt(Span::to).reversed()));
        List<Span> apart = new ArrayList<>();
        for (Span span : spans) {
            Span last = apart.isEmpty() ? null : apart.get(apart.size() - 1);
            if (last == null || span.from() >= last.to()) {
                apart.add(span);
            } else if (span.to() > last.to()) {
                apart.set(apart.size() - 1, new Span(last.from(), span.to(), text.substring(last.from(), span.to())));
            }
        }
        return apart;
    }
}
