package dev.turbulence.engine.execution;

import dev.turbulence.engine.grpc.GrpcTestService.Handler;
import dev.turbulence.engine.grpc.GrpcTestService.Received;
import io.grpc.Status;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The system under test of the tour as far as it speaks gRPC. It is full when an instance first asks. */
final class CoffeeLedger implements Handler {

    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    @Override
    public String answer(Received call) {
        return switch (call.method()) {
            case "shop.v1.Orders/Place" -> place(call);
            case "shop.v1.Orders/Find" -> "{\"id\": 12, \"customerName\": \"" + call.client() + "\"}";
            default -> throw Status.ALREADY_EXISTS.withDescription("lies there").asRuntimeException();
        };
    }

    private String place(Received call) {
        if (seen.add(call.header("x-correlation-id"))) {
            throw Status.RESOURCE_EXHAUSTED.withDescription("full").asRuntimeException();
        }
        return "{\"id\": 12, \"state\": \"OPEN\", \"lines\": [{\"quantity\": 2}], \"request\": " + call.message() + "}";
    }
}
