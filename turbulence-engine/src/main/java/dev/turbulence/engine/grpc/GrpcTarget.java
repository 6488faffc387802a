package dev.turbulence.engine.grpc;

import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * Where a service is, and how the connection to it is secured. Services that are equal in all of this share a connection.
 *
 * @param host a name or an address
 * @param port 1 to 65535
 * @param tls whether the connection is secured
 * @param context knows whom to trust, and who we are; empty for what the transport does by itself
 * @param insecure whether nobody checks who answers: the context trusts everybody, and names are not compared
 */
public record GrpcTarget(String host, int port, boolean tls, Optional<SSLContext> context, boolean insecure) {

    /** One that is secured, if at all, as the transport does by itself. */
    public GrpcTarget(String host, int port, boolean tls) {
        this(host, port, tls, Optional.empty(), false);
    }

    @Override
    public String toString() {
        return (tls ? "grpcs://" : "grpc://") + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
