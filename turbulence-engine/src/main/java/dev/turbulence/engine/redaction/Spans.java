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

    boolean isEmpty() {
        return spans.isEmpty();
    }

    /** The text with something else in the place of each; of those that overlap nothing is left. */
    String replaced(String text, UnaryOperator<String> replacement) {
        if (spans.isEmpty()) {
            return text;
        }
        spans.sort(Comparator.comparingInt(Span::from)
                .thenComparing(Comparator.comparingInt(Span::to).reversed()));
        StringBuilder out = new StringBuilder(text.length());
        int done = 0;
        for (int i = 0; i < spans.size(); ) {
            Span first = spans.get(i++);
            int to = first.to();
            while (i < spans.size() && spans.get(i).from() < to) {
                to = Math.max(to, spans.get(i++).to());
            }
            out.append(text, done, first.from());
            out.append(replacement.apply(to == first.to() ? first.secret() : text.substring(first.from(), to)));
            done = to;
        }
        return out.append(text, done, text.length()).toString();
    }
}
