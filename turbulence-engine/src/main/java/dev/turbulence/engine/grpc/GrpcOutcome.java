package dev.turbulence.engine.grpc;

import java.util.Map;

/**
 * How a call ended. A call that no server answered has a status, too, made up by the library: {@link #UNAVAILABLE} or
 * {@link #DEADLINE_EXCEEDED}.
 *
 * @param code the gRPC status code, 0 to 16
 * @param name its name, such as {@code NOT_FOUND}
 * @param description what came with it, may be empty
 * @param metadata headers and trailers, names in lower case; repeated ones joined with {@code ", "}
 * @param message the response in its binary form, or null unless the code is {@link #OK}
 * @param latencyNanos from the start of the call to its end, of {@link System#nanoTime()}
 * @param aborted whether it was ended by {@link GrpcTransport#abort}
 */
public record GrpcOutcome(
        int code,
        String name,
        String description,
        Map<String, String> metadata,
        byte[] message,
        long latencyNanos,
        boolean aborted) {

    /** The call succeeded. */
    public static final int OK = 0;
    /** The call was not over in time. */
    public static final int DEADLINE_EXCEEDED = 4;
    /** There is no such method. */
    public static final int UNIMPLEMENTED = 12;
    /** No connection, or one that broke. */
    public static final int UNAVAILABLE = 14;
    /** The greatest status code there is. */
    public static final int GREATEST_CODE = 16;

    /** The status as an error, such as {@code gRPC NOT_FOUND (5): no such order}. */
    public String describe() {
        return "gRPC " + name + " (" + code + ")" + (description.isEmpty() ? "" : ": " + description);
    }
}
