package dev.turbulence.engine.config;

import java.util.Objects;
import javax.net.ssl.SSLContext;

/**
 * How secure connections to a service are made.
 *
 * @param context knows whom to trust, and who we are
 * @param insecure whether everybody is trusted, whatever name their certificate carries
 */
public record TlsConfig(SSLContext context, boolean insecure) {
    public TlsConfig {
        Objects.requireNonNull(context, "context");
    }
}
