package dev.turbulence.engine.proto;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import dev.turbulence.engine.language.Suggestion;
import dev.turbulence.engine.language.Values;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Says where a JSON value does not fit a message type. The parser only says that it does not, so names are compared here,
 * and each single value is given to the parser alone. Used once.
 */
final class MessageCheck {
    private static final String WELL_KNOWN = "google.protobuf.";

    private final JsonFormat.Parser parser;
    private final Predicate<String> open;
    private final List<Mismatch> found = new ArrayList<>();
    private final Deque<Object> place = new ArrayDeque<>();

    /** @param open whether a text may still become any value */
    MessageCheck(JsonFormat.Parser parser, Predicate<String> open) {
        this.parser = parser;
        this.open = open;
    }

    List<Mismatch> check(Descriptor type, Object value) {
        message(type, value);
        return found;
    }

    private void message(Descriptor type, Object value) {
        if (isOpenText(value)) {
            return;
        }
        if (!(value instanceof Map<?, ?> fields)) {
            mismatch("a " + type.getFullName() + " is a mapping of its fields, not " + Values.toJson(value));
            return;
        }
        fields.forEach((key, member) -> {
            String name = String.valueOf(key);
            place.addLast(name);
            FieldDescriptor field = field(type, name);
            if (field != null) {
                field(field, member);
            } else if (!name.startsWith("[")) {
                List<String> known = type.getFields().stream()
                        .map(FieldDescriptor::getJsonName)
                        .toList();
                found.add(new Mismatch(
                        List.copyOf(place),
                        true,
                        type.getFullName() + " has no field `" + name + "`" + Suggestion.nearestFirst(known, name)));
            }
            place.removeLast();
        });
    }

    private static FieldDescriptor field(Descriptor type, String name) {
        return type.getFields().stream()
                .filter(field ->
                        field.getJsonName().equals(name) || field.getName().equals(name))
                .findFirst()
                .orElse(null);
    }

    private void field(FieldDescriptor field, Object value) {
        if (value == null || isOpenText(value)) {
            return;
        }
        if (field.isMapField()) {
            entries(field, value);
        } else if (field.isRepeated()) {
            members(field, value);
        } else {
            single(field, field, value, value);
        }
    }

    private void entries(FieldDescriptor field, Object value) {
        if (!(value instanceof Map<?, ?> entries)) {
            mismatch("`" + field.getJsonName() + "` is a mapping, not " + Values.toJson(value));
            return;
        }
        FieldDescriptor member = field.getMessageType().findFieldByName("value");
        entries.forEach((key, entry) -> {
            place.addLast(key);
            single(field, member, entry, Map.of(key, entry == null ? "" : entry));
            place.removeLast();
        });
    }

    private void members(FieldDescriptor field, Object value) {
        if (!(value instanceof List<?> members)) {
            mismatch("`" + field.getJsonName() + "` is a list, not " + Values.toJson(value));
            return;
        }
        for (int i = 0; i < members.size(); i++) {
            place.addLast(i);
            single(field, field, members.get(i), List.of(members.get(i) == null ? "" : members.get(i)));
            place.removeLast();
        }
    }

    /**
     * One value of a field, be it the only one.
     *
     * @param type the field that says its type, which in a map is not the map's
     * @param whole what the field holds when it holds nothing but this value
     */
    private void single(FieldDescriptor field, FieldDescriptor type, Object value, Object whole) {
        boolean ofMessage = type.getJavaType() == JavaType.MESSAGE;
        if (value == null) {
            if (!takesNull(type)) {
                mismatch("null cannot stand in a list or a map");
            }
        } else if (ofMessage && !type.getMessageType().getFullName().startsWith(WELL_KNOWN)) {
            message(type.getMessageType(), value);
        } else if (type.getJavaType() == JavaType.ENUM && value instanceof String name && !open.test(name)) {
            enumValue(type, name);
        } else if (!isOpen(whole)) {
            try {
                String json = Values.toJson(Map.of(field.getJsonName(), whole));
                parser.merge(json, DynamicMessage.newBuilder(field.getContainingType()));
            } catch (InvalidProtocolBufferException e) {
                mismatch(e.getMessage().strip());
            }
        }
    }

    /** JSON's null is a value of its own only for these. */
    private static boolean takesNull(FieldDescriptor type) {
        return type.getJavaType() == JavaType.MESSAGE
                && type.getMessageType().getFullName().equals(WELL_KNOWN + "Value");
    }

    private void enumValue(FieldDescriptor type, String name) {
        List<String> known = type.getEnumType().getValues().stream()
                .map(EnumValueDescriptor::getName)
                .toList();
        if (!known.contains(name) && !isNumber(name)) {
            mismatch(type.getEnumType().getFullName() + " has no value `" + name + "`"
                    + Suggestion.nearestFirst(known, name));
        }
    }

    private static boolean isNumber(String text) {
        return text.matches("-?\\d{1,10}");
    }

    /** Whether a value holds a text of which nothing is known yet. */
    private boolean isOpen(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.values().stream().anyMatch(this::isOpen);
        }
        if (value instanceof List<?> list) {
            return list.stream().anyMatch(this::isOpen);
        }
        return isOpenText(value);
    }

    private boolean isOpenText(Object value) {
        return value instanceof String text && open.test(text);
    }

    private void mismatch(String message) {
        found.add(new Mismatch(List.copyOf(place), false, message));
    }
}
