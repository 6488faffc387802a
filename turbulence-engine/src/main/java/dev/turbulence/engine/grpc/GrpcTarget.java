package dev.turbulence.engine.grpc;

/**
 * Where a service is.
 *
 * @param host a name or an address
 * @param port 1 to 65535
 * @param tls whether the connection is secured
 */
public record GrpcTarget(String host, int port, boolean tls) {

    @Override
    public String toString() {
        return (tls ? "grpcs://" : "grpc://") + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
