package dev.turbulence.engine.proto;

import com.google.protobuf.Any;
import com.google.protobuf.Api;
import com.google.protobuf.DescriptorProtos;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Duration;
import com.google.protobuf.Empty;
import com.google.protobuf.FieldMask;
import com.google.protobuf.Int32Value;
import com.google.protobuf.SourceContext;
import com.google.protobuf.Struct;
import com.google.protobuf.Timestamp;
import com.google.protobuf.Type;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files under {@code google/protobuf}, which every schema may import without having them. */
final class WellKnownFiles {
    private static final Map<String, FileDescriptor> ALL = Stream.of(
                    Any.getDescriptor().getFile(),
                    Api.getDescriptor().getFile(),
                    DescriptorProtos.getDescriptor(),
                    Duration.getDescriptor().getFile(),
                    Empty.getDescriptor().getFile(),
                    FieldMask.getDescriptor().getFile(),
                    SourceContext.getDescriptor().getFile(),
                    Struct.getDescriptor().getFile(),
                    Timestamp.getDescriptor().getFile(),
                    Type.getDescriptor().getFile(),
                    Int32Value.getDescriptor().getFile())
            .collect(Collectors.toUnmodifiableMap(FileDescriptor::getName, Function.identity()));

    private WellKnownFiles() {}

    /** By the path they are imported by. */
    static Map<String, FileDescriptor> all() {
        return ALL;
    }
}
