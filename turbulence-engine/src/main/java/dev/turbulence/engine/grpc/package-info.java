/**
 * The gRPC transport that all instances of a run share: unary calls of messages in their binary form, and what servers
 * tell of themselves by reflection.
 *
 * <p>One {@link dev.turbulence.engine.grpc.GrpcTransport} per run, one channel, that is one HTTP/2 connection, per service.
 * Calls block their thread and may be made by any number of them. No library of gRPC is loaded before the first call.
 *
 * <p>What it promises, because a measurement depends on it:
 *
 * <ul>
 *   <li>The timeout of a call is its gRPC deadline: a limit on all of it, from name resolution to the trailers, sent along
 *       to the server as gRPC has it.
 *   <li>One call is one request. Of the library's retries only those are left that the protocol itself makes, when a server
 *       says that it never looked at a request.
 *   <li>A channel without a connection tries to get one with every call, as an HTTP client would. (Left to itself it would
 *       refuse calls for up to two minutes after a failed try.)
 *   <li>Proxies of the JVM are not used.
 *   <li>Messages of up to {@link dev.turbulence.engine.grpc.GrpcTransport#MAX_RESPONSE_BYTES} and metadata of up to 1 MiB
 *       are taken; more ends the call with RESOURCE_EXHAUSTED or INTERNAL.
 * </ul>
 */
package dev.turbulence.engine.grpc;
