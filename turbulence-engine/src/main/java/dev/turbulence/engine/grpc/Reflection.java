package dev.turbulence.engine.grpc;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.turbulence.engine.proto.ProtoSchema;
import io.grpc.CallOptions;
import io.grpc.Context;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServiceResponse;
import io.grpc.stub.ClientCalls;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Asks a server for the schema of all its services. Used once, by one thread. */
final class Reflection {

    private static final String OWN_SERVICES = "grpc.reflection.";

    /** More than any honest server has. */
    private static final int MAX_FILES = 2_000;

    private static final int MAX_BYTES = 64 << 20;

    private static final MethodDescriptor<ServerReflectionRequest, ServerReflectionResponse> V1 =
            ServerReflectionGrpc.getServerReflectionInfoMethod();

    /** The same messages under the name that servers from before 2023 know. */
    private static final MethodDescriptor<ServerReflectionRequest, ServerReflectionResponse> V1_ALPHA = V1.toBuilder()
            .setFullMethodName("grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo")
            .build();

    private final GrpcChannel channel;
    private final CallOptions options;
    private final BooleanSupplier aborted;
    private final long start = System.nanoTime();

    private MethodDescriptor<ServerReflectionRequest, ServerReflectionResponse> method = V1;
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final Set<String> asked = new HashSet<>();
    private int bytes;

    Reflection(GrpcChannel channel, Duration timeout, BooleanSupplier aborted) {
        this.channel = channel;
        this.options = GrpcChannel.options(timeout);
        this.aborted = aborted;
    }

    ProtoSchema schema() throws GrpcException {
        Deque<String> missing = new ArrayDeque<>();
        for (String service : services()) {
            missing.addAll(add(ask(ServerReflectionRequest.newBuilder().setFileContainingSymbol(service))));
        }
        while (!missing.isEmpty()) {
            String file = missing.pop();
            if (!files.containsKey(file) && asked.add(file)) {
                missing.addAll(add(ask(ServerReflectionRequest.newBuilder().setFileByFilename(file))));
            }
        }
        return ProtoSchema.ofDescriptors(files.values());
    }

    private List<String> services() throws GrpcException {
        ServerReflectionRequest.Builder list =
                ServerReflectionRequest.newBuilder().setListServices("");
        ServerReflectionResponse answer;
        try {
            answer = ask(list);
        } catch (GrpcException e) {
            if (e.outcome().code() != GrpcOutcome.UNIMPLEMENTED) {
                throw e;
            }
            method = V1_ALPHA;
            answer = ask(list);
        }
        return answer.getListServicesResponse().getServiceList().stream()
                .map(ServiceResponse::getName)
                .filter(name -> !name.startsWith(OWN_SERVICES))
                .toList();
    }

    /** Keeps the files of an answer; returns what they import. A file the server does not have is left out. */
    private Collection<String> add(ServerReflectionResponse answer) throws GrpcException {
        List<String> imports = new ArrayList<>();
        for (ByteString file : answer.getFileDescriptorResponse().getFileDescriptorProtoList()) {
            bytes += file.size();
            try {
                FileDescriptorProto parsed = FileDescriptorProto.parseFrom(file);
                if (files.putIfAbsent(parsed.getName(), file.toByteArray()) == null) {
                    imports.addAll(parsed.getDependencyList());
                }
            } catch (InvalidProtocolBufferException e) {
                throw failure(Status.DATA_LOSS.withDescription("the server's schema is broken: " + e.getMessage()));
            }
            if (files.size() > MAX_FILES || bytes > MAX_BYTES) {
                throw failure(Status.RESOURCE_EXHAUSTED.withDescription(
                        "the server's schema has no end: " + files.size() + " files with " + bytes + " bytes so far"));
            }
        }
        return imports;
    }

    private ServerReflectionResponse ask(ServerReflectionRequest.Builder question) throws GrpcException {
        // One question, one stream: what a server may send after its answer ends with the context.
        Context.CancellableContext context = Context.current().withCancellation();
        Context before = context.attach();
        try {
            Iterator<ServerReflectionResponse> answers =
                    ClientCalls.blockingServerStreamingCall(channel.forCall(), method, options, question.build());
            if (!answers.hasNext()) {
                throw failure(Status.DATA_LOSS.withDescription("the server ended the stream without an answer"));
            }
            return answers.next();
        } catch (StatusRuntimeException e) {
            throw failure(e.getStatus());
        } finally {
            context.detach(before);
            context.cancel(null);
        }
    }

    private GrpcException failure(Status status) {
        Status told = status.getCode() == Status.Code.UNIMPLEMENTED
                ? Status.UNIMPLEMENTED.withDescription(
                        "the server has no reflection; give its service a `proto_path` in the SUT file")
                : status;
        return new GrpcException(GrpcChannel.outcome(told, Map.of(), null, System.nanoTime() - start, aborted));
    }
}
