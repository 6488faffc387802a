package dev.turbulence.engine.language;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the latest http, wait or grpc step got back, as scenarios see it under {@code last_response}.
 *
 * @param statusCode the HTTP status, or the gRPC status code
 * @param headers header values by name; looked up without regard to case
 * @param body the parsed JSON, else the text; null where there was none
 */
public record LastResponse(int statusCode, Map<String, String> headers, Object body) {
    public LastResponse {
        Map<String, String> caseless = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        caseless.putAll(headers);
        headers = Collections.unmodifiableMap(caseless);
    }

    Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("status_code", (long) statusCode);
        map.put("headers", headers);
        map.put("body", body);
        return Collections.unmodifiableMap(map);
    }
}
