package dev.turbulence.engine.execution;

import dev.turbulence.engine.grpc.GrpcTarget;
import dev.turbulence.engine.proto.ProtoSchema;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What a grpc action asks for, rendered for one instance.
 *
 * @param method as the scenario names it
 * @param schema what the SUT file says of the service; empty when the server is to be asked
 * @param message the request's JSON value
 */
record GrpcCall(
        GrpcTarget target,
        Optional<ProtoSchema> schema,
        String method,
        Object message,
        Map<String, String> metadata,
        Duration timeout) {}
