package dev.turbulence.engine.http;

import java.util.Objects;

/**
 * An HTTP proxy that is spoken to in plain text: it forwards http requests and tunnels https ones.
 *
 * @param host a name or address
 * @param port 1 to 65535
 * @param authorization the value of the {@code Proxy-Authorization} header; null for none
 */
public record ForwardProxy(String host, int port, String authorization) {

    static final String AUTHORIZATION_HEADER = "Proxy-Authorization";

    public ForwardProxy {
        Objects.requireNonNull(host, "host");
    }

    /** Host and port; the credentials are nobody's business. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
