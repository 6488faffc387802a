package dev.turbulence.engine.grpc;

import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One call.
 *
 * @param method {@code package.Service/Method}
 * @param metadata by name, which is sent in lower case; under a name that ends in {@code -bin} in base64
 * @param message the request in its binary form; not copied, so leave it alone
 * @param timeout the limit on the whole call, positive
 */
public record GrpcRequest(String method, Map<String, String> metadata, byte[] message, Duration timeout) {

    static final String BINARY_SUFFIX = "-bin";

    /** @throws IllegalArgumentException when a name or a value of the metadata cannot be sent */
    public GrpcRequest {
        Map<String, String> lowerCase = new LinkedHashMap<>();
        metadata.forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            checkValue(lower, value);
            lowerCase.put(lower, value);
        });
        metadata = Collections.unmodifiableMap(lowerCase);
    }

    private static void checkValue(String name, String value) {
        if (name.endsWith(BINARY_SUFFIX)) {
            try {
                Base64.getDecoder().decode(value);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("The value of metadata " + name + " is not base64");
            }
        } else if (value.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new IllegalArgumentException("The value of metadata " + name
                    + " holds a character that is not ASCII; give it in base64 under a name that ends in -bin");
        }
    }
}
