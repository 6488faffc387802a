package dev.turbulence.storage.internal.jsonl;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Values of a record's members. What has another type than the format gives it counts as absent. */
final class Tokens {

    private Tokens() {}

    /** A string, or a number or boolean as its text; null otherwise. */
    static String text(JsonParser in) throws IOException {
        JsonToken token = in.currentToken();
        if (token.isStructStart()) {
            in.skipChildren();
            return null;
        }
        return token == JsonToken.VALUE_NULL ? null : in.getText();
    }

    static Boolean bool(JsonParser in) throws IOException {
        JsonToken token = in.currentToken();
        in.skipChildren();
        return token.isBoolean() ? token == JsonToken.VALUE_TRUE : null;
    }

    /** A finite number; null otherwise. */
    static Double number(JsonParser in) throws IOException {
        if (!in.currentToken().isNumeric() || in.isNaN()) {
            in.skipChildren();
            return null;
        }
        double value = in.getDoubleValue();
        return Double.isFinite(value) ? value : null;
    }

    /** A whole number that fits an int; null otherwise. */
    static Integer integer(JsonParser in) throws IOException {
        Double value = number(in);
        return value != null && value == Math.rint(value) && Math.abs(value) <= Integer.MAX_VALUE
                ? Integer.valueOf(value.intValue())
                : null;
    }
}
