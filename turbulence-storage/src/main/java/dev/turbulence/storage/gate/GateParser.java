package dev.turbulence.storage.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads conditions; the grammar is in {@code docs/gate.md}. */
final class GateParser {

    private static final Pattern PERCENTILE_LIKE = Pattern.compile("[pP](\\d{1,2}(?:\\.\\d+)?)(?:_.*)?");
    private static final String SHELL_HINT =
            " (Shells and XML need > and < quoted; the words gt, ge, lt, le, eq and ne" + " do the same without.)";

    private final Cursor cursor;

    GateParser(String text) {
        this.cursor = new Cursor(text);
    }

    List<Condition> parse() {
        cursor.skipSpacesAndNewlines();
        if (cursor.atEnd()) {
            throw cursor.error(
                    0,
                    "there is no condition; expected for example " + Gate.DEFAULT_CONDITIONS
                            + ", which is the default");
        }
        List<Condition> conditions = new ArrayList<>();
        do {
            conditions.add(condition());
        } while (separator());
        return conditions;
    }

    /** Steps over a comma, line breaks or both; false at the end. */
    private boolean separator() {
        String gap = cursor.take(Character::isWhitespace);
        int comma = cursor.position();
        if (cursor.skip(',')) {
            cursor.skipSpacesAndNewlines();
            if (cursor.atEnd() || cursor.at(',')) {
                throw cursor.error(comma, "expected a condition after the comma");
            }
            return true;
        }
        if (cursor.atEnd()) {
            return false;
        }
        if (!gap.contains("\n")) {
            throw cursor.error(
                    cursor.position(),
                    "expected a comma or a new line before the next condition, found " + cursor.found());
        }
        return true;
    }

    private Condition condition() {
        Metric metric = metric();
        cursor.skipSpaces();
        List<Selector> selectors = cursor.at('[') ? selectors(metric) : List.of();
        cursor.skipSpaces();
        Operator operator = operator(metric.name() + Condition.selectorText(selectors), metric);
        cursor.skipSpaces();
        int numberAt = cursor.position();
        Limit limit = new LimitParser(cursor, metric).parse();
        limit.problem(metric, operator).ifPresent(problem -> {
            throw cursor.error(numberAt, problem);
        });
        return new Condition(metric, selectors, operator, limit);
    }

    private Metric metric() {
        int start = cursor.position();
        String name = cursor.take(c -> Character.isLetterOrDigit(c) || c == '_' || c == '.');
        if (name.isEmpty()) {
            throw cursor.error(start, "expected a metric, found " + cursor.found() + ". " + metricList());
        }
        try {
            return Metric.named(name).orElseThrow(() -> cursor.error(start, unknownMetric(name)));
        } catch (GateSyntaxException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw cursor.error(start, e.getMessage());
        }
    }

    private static String unknownMetric(String name) {
        Matcher percentile = PERCENTILE_LIKE.matcher(name);
        Optional<String> nearest = percentile.matches()
                ? Optional.of("p" + percentile.group(1) + "_latency_ms")
                : Nearest.to(name, Metric.words());
        return "there is no metric '" + name + "'"
                + nearest.map(meant -> "; did you mean " + meant + "?").orElse(".") + " " + metricList();
    }

    private static String metricList() {
        return "Metrics: " + String.join(", ", Metric.words()) + " (NN from 0 to 100, as in p95 or p99.9).";
    }

    private List<Selector> selectors(Metric metric) {
        int open = cursor.position();
        cursor.skip('[');
        List<Selector> selectors = new ArrayList<>();
        do {
            cursor.skipSpacesAndNewlines();
            selectors.add(selector(metric, selectors));
            cursor.skipSpacesAndNewlines();
        } while (cursor.skip(','));
        if (!cursor.skip(']')) {
            throw cursor.atEnd()
                    ? cursor.error(open, "this '[' is never closed")
                    : cursor.error(
                            cursor.position(),
                            "expected ',' or ']', found " + cursor.found()
                                    + "; a name with blanks or signs in it stands in quotes");
        }
        return selectors;
    }

    private Selector selector(Metric metric, List<Selector> before) {
        int start = cursor.position();
        SelectorKey key = selectorKey(start);
        metric.problemWith(key).ifPresent(problem -> {
            throw cursor.error(start, problem);
        });
        if (before.stream().anyMatch(selector -> selector.key() == key)) {
            throw cursor.error(start, key + " stands twice; write two conditions, or one with * in the name");
        }
        cursor.skipSpacesAndNewlines();
        if (!cursor.skip('=')) {
            throw cursor.error(cursor.position(), "expected '=' and a name after " + key + ", found " + cursor.found());
        }
        cursor.skipSpacesAndNewlines();
        int nameAt = cursor.position();
        Selector selector = new Selector(key, name());
        metric.problemWith(selector).ifPresent(problem -> {
            throw cursor.error(nameAt, problem);
        });
        return selector;
    }

    private SelectorKey selectorKey(int start) {
        String word = cursor.take(Character::isLetter);
        return SelectorKey.of(word).orElseThrow(() -> {
            List<String> words = List.of(SelectorKey.values()).stream()
                    .map(SelectorKey::word)
                    .toList();
            return cursor.error(
                    start,
                    "expected one of " + String.join(", ", words) + ", found "
                            + (word.isEmpty() ? cursor.found() : "'" + word + "'")
                            + Nearest.to(word, words)
                                    .map(meant -> "; did you mean " + meant + "?")
                                    .orElse(""));
        });
    }

    private NamePattern name() {
        int start = cursor.position();
        if (cursor.at('"') || cursor.at('\'')) {
            return new NamePattern(quoted(start, cursor.next()));
        }
        String name = cursor.take(NamePattern::isBareCharacter);
        if (name.isEmpty()) {
            throw cursor.error(start, "expected a name, found " + cursor.found());
        }
        return new NamePattern(List.of(name.split("\\*", -1)));
    }

    private List<String> quoted(int start, char quote) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        while (!cursor.skip(quote)) {
            if (cursor.atEnd()) {
                throw cursor.error(start, "this quote is never closed");
            }
            char c = cursor.next();
            if (c == '*') {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c == '\\' ? escaped() : c);
            }
        }
        parts.add(part.toString());
        return parts;
    }

    private char escaped() {
        if (cursor.atEnd() || "\"'\\*".indexOf(cursor.peek()) < 0) {
            throw cursor.error(cursor.position() - 1, "a backslash stands before \", ', \\ or * only");
        }
        return cursor.next();
    }

    private Operator operator(String subject, Metric metric) {
        int start = cursor.position();
        String sign = cursor.take(c -> "<>=!~".indexOf(c) >= 0);
        String written = sign.isEmpty() ? cursor.take(Character::isLetter) : sign;
        return Operator.of(written).orElseThrow(() -> {
            if (written.isEmpty()) {
                return cursor.error(start, missingOperator(subject, metric));
            }
            return cursor.error(start, "'" + written + "' is no operator" + meant(written) + operatorList());
        });
    }

    private String missingOperator(String subject, Metric metric) {
        String digits = cursor.take(c -> Character.isDigit(c) || c == '.');
        String limit = digits.isEmpty() ? usualLimit(metric) : digits;
        return "a condition without operator: the build fails when a condition is true, so it needs one and a limit."
                + " Did you mean " + subject + metric.usualOperator().sign() + limit + ", or without signs '" + subject
                + " " + metric.usualOperator().word() + " " + limit + "'?" + SHELL_HINT;
    }

    private static String usualLimit(Metric metric) {
        return switch (metric.quantity()) {
            case COUNT -> metric.usualOperator().isUpperLimit() ? "0" : "1";
            case PERCENTAGE -> metric.usualOperator().isUpperLimit() ? "0" : "100";
            case PER_SECOND -> "10";
            case MILLISECONDS -> "500";
        };
    }

    private static String meant(String written) {
        return switch (written) {
            case "=" -> "; did you mean ==?";
            case "=>" -> "; did you mean >=?";
            case "=<" -> "; did you mean <=?";
            case "<>", "~=" -> "; did you mean !=?";
            default -> "";
        };
    }

    private static String operatorList() {
        return ". Operators: "
                + List.of(Operator.values()).stream()
                        .map(operator -> operator.sign() + " or " + operator.word())
                        .collect(Collectors.joining(", "))
                + ".";
    }
}
