package dev.turbulence.engine.execution;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import dev.turbulence.engine.http.BodyBudget;
import java.io.IOException;

/**
 * Takes memory for the value that is made of JSON, token by token: {@code [[],[],[],...]} takes ten times as much as value
 * than as text. Of a small body nothing is counted.
 */
final class CountedJson extends JsonParserDelegate {

    /** A little more than a map takes for an entry, the most that any token makes. */
    private static final int BYTES_PER_TOKEN = 48;

    /** So many tokens are free, and then taken at once. */
    private static final int TOKENS = 4_096;

    private final BodyBudget.Share memory;
    private int tokens;

    CountedJson(JsonParser parser, BodyBudget.Share memory) {
        super(parser);
        this.memory = memory;
    }

    @Override
    public JsonToken nextToken() throws IOException {
        if (++tokens % TOKENS == 0) {
            memory.take((long) BYTES_PER_TOKEN * TOKENS);
        }
        return super.nextToken();
    }
}
