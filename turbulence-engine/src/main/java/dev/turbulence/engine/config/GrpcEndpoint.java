package dev.turbulence.engine.config;

import dev.turbulence.engine.proto.ProtoSchema;
import java.util.Optional;

/**
 * Where a service that speaks gRPC is, and what it understands.
 *
 * @param host a name or an address
 * @param port 1 to 65535
 * @param useTls whether the connection is secured
 * @param schema what {@code proto_path} leads to; empty when the server is to be asked
 */
public record GrpcEndpoint(String host, int port, boolean useTls, Optional<ProtoSchema> schema) {}
