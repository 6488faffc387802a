package dev.turbulence.engine.proto;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.TypeRegistry;
import dev.turbulence.engine.language.Suggestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The gRPC services of a system and the types of their messages. Immutable, for any number of threads. */
public final class ProtoSchema {
    /** As much as a file of scenarios may have. */
    private static final long MAX_BYTES = 8L << 20;

    private final Map<String, ServiceDescriptor> services = new TreeMap<>();
    private final TypeRegistry types;
    /** By the name they were asked for. */
    private final ConcurrentMap<String, ProtoMethod> methods = new ConcurrentHashMap<>();

    private ProtoSchema(List<FileDescriptor> files) {
        TypeRegistry.Builder registry = TypeRegistry.newBuilder();
        WellKnownFiles.all().values().forEach(file -> addTypes(registry, file));
        files.forEach(file -> addTypes(registry, file));
        this.types = registry.build();
        files.forEach(file -> file.getServices().forEach(service -> services.put(service.getFullName(), service)));
    }

    private static void addTypes(TypeRegistry.Builder registry, FileDescriptor file) {
        for (Descriptor message : file.getMessageTypes()) {
            registry.add(message);
        }
    }

    /**
     * Reads a schema from disk.
     *
     * @param path a {@code .proto} file, a folder of them, or a descriptor set as {@code protoc --descriptor_set_out} and
     *     {@code buf build} write it
     * @throws ProtoException when it cannot be read, with all there is to say
     */
    public static ProtoSchema read(Path path) {
        if (!Files.exists(path)) {
            throw new ProtoException("there is no " + path);
        }
        boolean source = Files.isDirectory(path) || path.toString().endsWith(".proto");
        return new ProtoSchema(FileLinker.link(source ? ProtoFiles.read(path) : descriptorSet(path)));
    }

    /**
     * A schema of what a server tells of itself.
     *
     * @param files each a serialized {@code google.protobuf.FileDescriptorProto}
     * @throws ProtoException when they do not fit together
     */
    public static ProtoSchema ofDescriptors(Collection<byte[]> files) {
        List<FileDescriptorProto> parsed = new ArrayList<>();
        for (byte[] file : files) {
            try {
                parsed.add(FileDescriptorProto.parseFrom(file));
            } catch (InvalidProtocolBufferException e) {
                throw new ProtoException("The schema is broken: " + e.getMessage());
            }
        }
        return new ProtoSchema(FileLinker.link(parsed));
    }

    private static List<FileDescriptorProto> descriptorSet(Path path) {
        try {
            if (Files.size(path) > MAX_BYTES) {
                throw new ProtoException(path + " is larger than 8 MiB");
            }
            List<FileDescriptorProto> files =
                    FileDescriptorSet.parseFrom(Files.readAllBytes(path)).getFileList();
            if (files.isEmpty()) {
                throw new ProtoException(path + " is neither a `.proto` file, nor a folder, nor a descriptor set");
            }
            return files;
        } catch (InvalidProtocolBufferException e) {
            throw new ProtoException(path + " is neither a `.proto` file, nor a folder, nor a descriptor set");
        } catch (IOException e) {
            throw new ProtoException(path + " cannot be read: " + e.getMessage());
        }
    }

    /** The full names of all services. */
    public Collection<String> services() {
        return services.keySet();
    }

    /**
     * A method that is asked once and answers once.
     *
     * @param name {@code package.Service/Method}; the package may be left out where no other service is called the same
     * @throws ProtoException when there is none, with the names there are
     */
    public ProtoMethod method(String name) {
        return methods.computeIfAbsent(name, this::find);
    }

    private ProtoMethod find(String name) {
        String[] parts = name.split("/", -1);
        if (parts.length != 2 || parts[0].isBlank() || parts[1].isBlank()) {
            throw new ProtoException("`" + name + "` is not a method; write it as `package.Service/Method`");
        }
        ServiceDescriptor service = service(parts[0]);
        MethodDescriptor method = service.findMethodByName(parts[1]);
        if (method == null) {
            List<String> known =
                    service.getMethods().stream().map(MethodDescriptor::getName).toList();
            throw new ProtoException("service `" + service.getFullName() + "` has no method `" + parts[1] + "`"
                    + Suggestion.nearestFirst(known, parts[1]));
        }
        if (method.isClientStreaming() || method.isServerStreaming()) {
            throw new ProtoException(
                    "`" + name + "` streams; an action calls a method that takes one message and gives one");
        }
        return new ProtoMethod(method, types);
    }

    private ServiceDescriptor service(String name) {
        ServiceDescriptor exact = services.get(name);
        if (exact != null) {
            return exact;
        }
        List<ServiceDescriptor> meant = services.values().stream()
                .filter(service -> service.getName().equals(name))
                .toList();
        if (meant.size() == 1) {
            return meant.get(0);
        }
        throw new ProtoException(
                (meant.isEmpty() ? "there is no gRPC service `" : "there is more than one gRPC service `") + name + "`"
                        + Suggestion.nearestFirst(services.keySet(), name));
    }
}
