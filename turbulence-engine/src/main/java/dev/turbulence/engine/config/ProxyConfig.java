package dev.turbulence.engine.config;

import java.util.Optional;

/**
 * The HTTP proxy that a service is reached through.
 *
 * @param host a name or address
 * @param port 1 to 65535
 * @param authorization the value of the {@code Proxy-Authorization} header
 */
public record ProxyConfig(String host, int port, Optional<String> authorization) {
    /** Host and port; the credentials are nobody's business. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
