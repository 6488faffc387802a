package dev.turbulence.engine.language;

import com.jayway.jsonpath.spi.json.AbstractJsonProvider;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/** Lets the JSONPath library walk plain maps and lists. It is never asked to parse or print. */
final class PlainJsonProvider extends AbstractJsonProvider {
    @Override
    public Object parse(String json) {
        throw new UnsupportedOperationException("documents are parsed elsewhere");
    }

    @Override
    public Object parse(InputStream json, String charset) {
        throw new UnsupportedOperationException("documents are parsed elsewhere");
    }

    @Override
    public String toJson(Object value) {
        return Values.toJson(value);
    }

    @Override
    public Object createArray() {
        return new ArrayList<>();
    }

    @Override
    public Object createMap() {
        return new LinkedHashMap<>();
    }
}
