package dev.turbulence.engine.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The header fields of a request: ordered, one value per name, names compared without case. Immutable.
 */
public final class Headers {

    private static final String TOKEN_PUNCTUATION = "!#$%&'*+-.^_`|~";
    private static final Headers EMPTY = new Headers(List.of());

    private final List<Field> fields;

    private Headers(List<Field> fields) {
        this.fields = fields;
    }

    /** No headers. */
    public static Headers empty() {
        return EMPTY;
    }

    /**
     * The given headers in the map's order.
     *
     * @throws IllegalArgumentException when a name is not a token, or a value holds a line break or NUL
     */
    public static Headers of(Map<String, String> headers) {
        return EMPTY.withAll(headers);
    }

    /** These headers with one set; a header of that name in any case keeps its place and takes the new spelling. */
    public Headers with(String name, String value) {
        return withAll(Map.of(name, value));
    }

    /** These headers with all of the given ones set, as {@link #with} does for one. */
    public Headers withAll(Map<String, String> headers) {
        if (headers.isEmpty()) {
            return this;
        }
        List<Field> merged = new ArrayList<>(fields);
        headers.forEach((name, value) -> put(merged, new Field(name, value)));
        return new Headers(List.copyOf(merged));
    }

    /** These headers, with the given one added unless there is one of that name. */
    public Headers withDefault(String name, String value) {
        return contains(name) ? this : with(name, value);
    }

    /** These headers without the named one. */
    public Headers without(String name) {
        return contains(name)
                ? new Headers(fields.stream()
                        .filter(field -> !field.name().equalsIgnoreCase(name))
                        .toList())
                : this;
    }

    /** Whether there is a header of that name. */
    public boolean contains(String name) {
        return indexOf(fields, name) >= 0;
    }

    /** The value of the named header. */
    public Optional<String> value(String name) {
        int index = indexOf(fields, name);
        return index < 0 ? Optional.empty() : Optional.of(fields.get(index).value());
    }

    /** The headers as an ordered map, names spelt as they were given. */
    public Map<String, String> toMap() {
        Map<String, String> map = new LinkedHashMap<>();
        fields.forEach(field -> map.put(field.name(), field.value()));
        return map;
    }

    List<Field> fields() {
        return fields;
    }

    /** Whether a text may stand for a header name or a method. */
    static boolean isToken(String text) {
        return !text.isEmpty() && text.chars().allMatch(Headers::isTokenCharacter);
    }

    private static boolean isTokenCharacter(int c) {
        return c >= '0' && c <= '9'
                || c >= 'A' && c <= 'Z'
                || c >= 'a' && c <= 'z'
                || TOKEN_PUNCTUATION.indexOf(c) >= 0;
    }

    private static void put(List<Field> fields, Field field) {
        int index = indexOf(fields, field.name());
        if (index < 0) {
            fields.add(field);
        } else {
            fields.set(index, field);
        }
    }

    private static int indexOf(List<Field> fields, String name) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equalsIgnoreCase(name)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Headers headers && fields.equals(headers.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    /** Names only: values may be secret. */
    @Override
    public String toString() {
        return fields.stream().map(Field::name).toList().toString();
    }

    record Field(String name, String value) {

        Field {
            if (!isToken(name)) {
                throw new IllegalArgumentException("Not a valid header name: \"" + name + "\"");
            }
            // A value may come from what the SUT sent; a line break in it would start a header of the SUT's choice.
            if (value.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)) {
                throw new IllegalArgumentException("The value of header " + name + " holds a line break or NUL");
            }
        }
    }
}
