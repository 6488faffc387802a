package dev.turbulence.engine.config;

import java.util.Optional;

/**
 * How a service is connected to, the chosen profile applied.
 *
 * @param tls for secured connections; empty for what the JVM trusts
 * @param proxy empty for none
 * @param http10 whether HTTP/1.0 is spoken instead of 1.1
 * @param maxConnections how many connections there may be at once, at least 1; empty for as many as there are requests
 */
public record ConnectionConfig(
        Optional<TlsConfig> tls, Optional<ProxyConfig> proxy, boolean http10, Optional<Integer> maxConnections) {
    /** Nothing special. */
    public static final ConnectionConfig PLAIN =
            new ConnectionConfig(Optional.empty(), Optional.empty(), false, Optional.empty());
}
