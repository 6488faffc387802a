package dev.turbulence.engine.config;

import dev.turbulence.engine.language.Template;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A service of the system under test, the chosen profile applied.
 *
 * @param name what actions call it
 * @param baseUrl http or https, without trailing slash; of another protocol without meaning
 * @param headers the headers of every request to it, the SUT's default headers included; no two names differ only in
 *     case
 * @param timeout for one request, more than zero
 * @param connection how it is connected to; of {@link #GRPC} only its TLS has a meaning
 * @param protocol {@link #HTTP}, {@link #GRPC}, or {@link #KAFKA} for a service that no action can use
 * @param grpc where it is if it speaks {@link #GRPC}, else empty
 */
public record ServiceConfig(
        String name,
        URI baseUrl,
        Map<String, Template> headers,
        Duration timeout,
        ConnectionConfig connection,
        String protocol,
        Optional<GrpcEndpoint> grpc) {
    /** The protocol that http and wait actions speak. */
    public static final String HTTP = "http";

    /** The protocol that grpc actions speak. */
    public static final String GRPC = "grpc";

    /** A protocol that no action speaks. */
    public static final String KAFKA = "kafka";

    public ServiceConfig {
        headers = Ordered.copyOf(headers);
    }

    /** Whether its connections are secured, but nobody checks who answers. */
    public boolean isInsecure() {
        return isSecured() && connection.tls().map(TlsConfig::insecure).orElse(false);
    }

    private boolean isSecured() {
        return grpc.map(GrpcEndpoint::useTls).orElse("https".equals(baseUrl.getScheme()));
    }
}
