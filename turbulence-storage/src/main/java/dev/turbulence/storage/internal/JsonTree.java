package dev.turbulence.storage.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** Makes the trees that {@link Json#mapper()} would make, without it. */
final class JsonTree {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonTree() {}

    /** The parser's next value; a missing node when there is none. */
    static JsonNode read(JsonParser in) throws IOException {
        Deque<ContainerNode<?>> open = new ArrayDeque<>();
        for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
            if (token == JsonToken.FIELD_NAME) {
                continue;
            }
            JsonNode value = token.isStructEnd() ? open.pop() : value(token, in);
            if (!token.isStructEnd()) {
                addTo(open.peek(), in, value);
            }
            if (token.isStructStart()) {
                open.push((ContainerNode<?>) value);
            }
            if (open.isEmpty()) {
                return value;
            }
        }
        return MissingNode.getInstance();
    }

    private static void addTo(ContainerNode<?> container, JsonParser in, JsonNode value) throws IOException {
        if (container instanceof ObjectNode object) {
            object.set(in.currentName(), value);
        } else if (container instanceof ArrayNode array) {
            array.add(value);
        }
    }

    private static JsonNode value(JsonToken token, JsonParser in) throws IOException {
        return switch (token) {
            case START_OBJECT -> NODES.objectNode();
            case START_ARRAY -> NODES.arrayNode();
            case VALUE_STRING -> NODES.textNode(in.getText());
            case VALUE_NUMBER_INT -> integer(in);
            case VALUE_NUMBER_FLOAT -> decimal(in);
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            default -> throw new IllegalStateException("JSON has no " + token);
        };
    }

    /** With its digits; infinities have none, and the exponent of 1e6666666666 is more than a decimal can have. */
    private static JsonNode decimal(JsonParser in) throws IOException {
        if (!in.isNaN()) {
            try {
                return DecimalNode.valueOf(in.getDecimalValue());
            } catch (NumberFormatException e) {
                return DoubleNode.valueOf(Double.parseDouble(in.getText()));
            }
        }
        return DoubleNode.valueOf(in.getDoubleValue());
    }

    private static JsonNode integer(JsonParser in) throws IOException {
        return switch (in.getNumberType()) {
            case INT -> NODES.numberNode(in.getIntValue());
            case LONG -> NODES.numberNode(in.getLongValue());
            default -> NODES.numberNode(in.getBigIntegerValue());
        };
    }
}
