package dev.turbulence.engine.language;

import static dev.turbulence.engine.language.Methods.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The filters. What {@code default} does with a missing value is for {@link ExpressionCompiler}, which sees it. */
final class Filters {
    /** More than any double has on either side of the point. */
    private static final int MOST_DIGITS = 400;

    static final Map<String, Callable> ALL = Map.ofEntries(
            Map.entry("abs", Callable.of(0, (value, none) -> absolute(value))),
            Map.entry("base64decode", Callable.of(0, (value, none) -> decodeBase64(text("base64decode", value)))),
            Map.entry("base64encode", Callable.of(0, (value, none) -> encodeBase64(Values.toText(value)))),
            Map.entry("capitalize", Callable.of(0, (value, none) -> capitalize(text("capitalize", value)))),
            Map.entry("default", Callable.of(1, 2, (value, with) -> value)),
            Map.entry("first", Callable.of(0, (value, none) -> end("first", value, true))),
            Map.entry("float", Callable.of(0, (value, none) -> toFloat(value))),
            Map.entry("int", Callable.of(0, (value, none) -> toInt(value))),
            Map.entry("join", Callable.of(0, 1, Filters::join)),
            Map.entry("last", Callable.of(0, (value, none) -> end("last", value, false))),
            Map.entry("length", Callable.of(0, (value, none) -> Functions.length(value))),
            Map.entry("lower", Callable.of(0, (value, none) -> lower(text("lower", value)))),
            Map.entry(
                    "max",
                    Callable.of(0, (value, none) -> Functions.extreme("max", 1, Functions.members("max", value)))),
            Map.entry(
                    "min",
                    Callable.of(0, (value, none) -> Functions.extreme("min", -1, Functions.members("min", value)))),
            Map.entry(
                    "replace",
                    Callable.of(
                            2,
                            (value, with) -> Texts.replace(
                                    text("replace", value),
                                    text("replace", with.get(0)),
                                    text("replace", with.get(1))))),
            Map.entry("reverse", Callable.of(0, (value, none) -> reverse(value))),
            Map.entry("round", Callable.of(0, 1, Filters::round)),
            Map.entry("slice", Callable.of(1, 2, Filters::slice)),
            Map.entry("sort", Callable.of(0, (value, none) -> sort(value))),
            Map.entry("split", Callable.of(0, 1, (value, with) -> Methods.split(text("split", value), with))),
            Map.entry("string", Callable.of(0, (value, none) -> Values.toText(value))),
            Map.entry("sum", Callable.of(0, (value, none) -> Functions.sum(Functions.members("sum", value)))),
            Map.entry("tojson", Callable.of(0, (value, none) -> Values.toJson(value))),
            Map.entry(
                    "trim", Callable.of(0, (value, none) -> text("trim", value).strip())),
            Map.entry("upper", Callable.of(0, (value, none) -> upper(text("upper", value)))),
            Map.entry("urlencode", Callable.of(0, (value, none) -> urlEncode(Values.toText(value)))));

    private Filters() {}

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    private static Object absolute(Object value) {
        if (value instanceof Number number) {
            return Operators.compare("abs", number, 0L) < 0 ? Numbers.negate(number) : number;
        }
        throw new EvaluationException("abs needs a number, not " + Values.describe(value));
    }

    private static String encodeBase64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decodeBase64(String text) {
        try {
            return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new EvaluationException("base64decode: " + Values.brief(text) + " is not Base64");
        }
    }

    private static String capitalize(String text) {
        return text.isEmpty() ? text : upper(text.substring(0, 1)) + lower(text.substring(1));
    }

    private static Object end(String name, Object value, boolean first) {
        Object items = value instanceof String text ? characters(text) : value;
        if (!(items instanceof List<?> list) || list.isEmpty()) {
            throw new EvaluationException(name + " needs a list that is not empty, not " + Values.describe(value));
        }
        return list.get(first ? 0 : list.size() - 1);
    }

    private static Object toFloat(Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        try {
            return Double.valueOf(text("float", value).strip());
        } catch (NumberFormatException e) {
            throw new EvaluationException("float: " + Values.brief(value) + " is not a number");
        }
    }

    private static Object toInt(Object value) {
        if (value instanceof Number number) {
            return Numbers.truncate(number);
        }
        try {
            return Numbers.truncate(new BigDecimal(text("int", value).strip()));
        } catch (NumberFormatException e) {
            throw new EvaluationException("int: " + Values.brief(value) + " is not a number");
        }
    }

    private static Object join(Object value, List<Object> with) {
        String separator = with.isEmpty() ? "" : text("join", with.get(0));
        return Texts.join(Functions.members("join", value), separator);
    }

    private static Object reverse(Object value) {
        if (value instanceof String text) {
            return new StringBuilder(text).reverse().toString();
        }
        List<Object> reversed = new ArrayList<>(Functions.members("reverse", value));
        Collections.reverse(reversed);
        return reversed;
    }

    private static Object round(Object value, List<Object> with) {
        if (!(value instanceof Number number) || Numbers.isIntegral(number)) {
            return Operators.plus(value);
        }
        long digits = with.isEmpty() ? 0 : Functions.integer(with.get(0));
        if (Math.abs(digits) > MOST_DIGITS) {
            throw new EvaluationException("round takes at most " + MOST_DIGITS + " digits, not " + digits);
        }
        BigDecimal rounded = new BigDecimal(Numbers.toText(number)).setScale((int) digits, RoundingMode.HALF_UP);
        return number instanceof BigDecimal ? rounded : (Object) rounded.doubleValue();
    }

    private static Object slice(Object value, List<Object> bounds) {
        List<?> items =
                value instanceof String text ? characters(text) : new ArrayList<>(Functions.members("slice", value));
        int from = bound(bounds.get(0), items.size());
        int to = bounds.size() == 1 ? items.size() : bound(bounds.get(1), items.size());
        List<?> part = from < to ? Collections.unmodifiableList(items.subList(from, to)) : List.of();
        return value instanceof String ? part.stream().map(String::valueOf).collect(Collectors.joining()) : part;
    }

    private static int bound(Object value, int size) {
        long index = Functions.integer(value);
        return (int) Math.max(0, Math.min(size, index < 0 ? size + index : index));
    }

    private static List<Object> characters(String text) {
        return text.codePoints().mapToObj(Character::toString).collect(Collectors.toList());
    }

    private static Object sort(Object value) {
        List<Object> sorted = new ArrayList<>(Functions.members("sort", value));
        sorted.sort((left, right) -> Operators.compare("sort", left, right));
        return sorted;
    }

    private static String urlEncode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
