package dev.turbulence.engine.proto;

import com.google.protobuf.Any;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import com.squareup.wire.schema.EnclosingType;
import com.squareup.wire.schema.Field;
import com.squareup.wire.schema.Location;
import com.squareup.wire.schema.MessageType;
import com.squareup.wire.schema.ProtoFile;
import com.squareup.wire.schema.Schema;
import com.squareup.wire.schema.SchemaLoader;
import com.squareup.wire.schema.Type;
import com.squareup.wire.schema.internal.SchemaEncoder;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code .proto} files with Wire's parser, which needs no compiler. */
final class ProtoFiles {
    /** What Wire always loads for itself. */
    private static final String WIRE_OWN = "wire/";

    private ProtoFiles() {}

    /**
     * A file and all it imports, or every file below a folder. Imports start at that folder, or at the file's own.
     *
     * @throws ProtoException when they are not there or hold mistakes, each with file, line and column
     */
    static List<FileDescriptorProto> read(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        boolean folder = Files.isDirectory(absolute);
        String root = (folder ? absolute : absolute.getParent()).toString();
        Location source = folder
                ? Location.get(root)
                : Location.get(root, absolute.getFileName().toString());
        try {
            SchemaLoader loader = new SchemaLoader(FileSystems.getDefault());
            loader.setPermitPackageCycles(true);
            loader.setLoadExhaustively(true);
            loader.initRoots(List.of(source), importRoots(root));
            return encode(loader.loadSchema());
        } catch (RuntimeException e) {
            // Wire has no exception of its own for a syntax error.
            throw new ProtoException(e.getMessage() + hint(e.getMessage()));
        }
    }

    private static String hint(String message) {
        if (message != null && message.contains("unable to find ")) {
            return "\nimports start at the folder of the `.proto` file; where yours start at another, name that folder";
        }
        return message != null && message.contains("not") && message.contains("supported")
                ? "\na descriptor set of the same files is read: protoc --include_imports --descriptor_set_out=FILE"
                : "";
    }

    /** Wire brings most files of {@code google/protobuf}, the jar of protobuf-java has them all. */
    private static List<Location> importRoots(String root) {
        List<Location> roots = new ArrayList<>(List.of(Location.get(root)));
        CodeSource source = Any.class.getProtectionDomain().getCodeSource();
        try {
            Path jar = source == null ? null : Path.of(source.getLocation().toURI());
            if (jar != null && Files.isRegularFile(jar)) {
                roots.add(Location.get(jar.toString()));
            }
        } catch (URISyntaxException | IllegalArgumentException e) {
            // Then what Wire brings must do.
        }
        return roots;
    }

    private static List<FileDescriptorProto> encode(Schema schema) {
        SchemaEncoder encoder = new SchemaEncoder(schema);
        List<FileDescriptorProto> files = new ArrayList<>();
        for (ProtoFile file : schema.getProtoFiles()) {
            String name = file.getLocation().getPath();
            if (!name.startsWith(WIRE_OWN) && !WellKnownFiles.all().containsKey(name)) {
                files.add(encode(encoder, file));
            }
        }
        return files;
    }

    private static FileDescriptorProto encode(SchemaEncoder encoder, ProtoFile file) {
        FileDescriptorProto.Builder encoded;
        try {
            encoded = FileDescriptorProto.parseFrom(encoder.encode(file).toByteArray()).toBuilder();
        } catch (InvalidProtocolBufferException e) {
            throw new ProtoException("The schema " + file.getLocation() + " cannot be used: " + e.getMessage());
        }
        encoded.getMessageTypeBuilderList().forEach(message -> nameFields(message, file.getTypes()));
        return encoded.build();
    }

    /** The one thing that Wire's encoder leaves out: {@code json_name}. */
    private static void nameFields(DescriptorProto.Builder message, List<Type> candidates) {
        for (Type type : candidates) {
            if (!type.getType().getSimpleName().equals(message.getName())) {
                continue;
            }
            if (type instanceof MessageType declared) {
                Map<String, String> names = new HashMap<>();
                for (Field field : declared.getFieldsAndOneOfFields()) {
                    if (field.getDeclaredJsonName() != null) {
                        names.put(field.getName(), field.getDeclaredJsonName());
                    }
                }
                for (FieldDescriptorProto.Builder field : message.getFieldBuilderList()) {
                    if (names.containsKey(field.getName())) {
                        field.setJsonName(names.get(field.getName()));
                    }
                }
            }
            if (type instanceof MessageType || type instanceof EnclosingType) {
                message.getNestedTypeBuilderList().forEach(nested -> nameFields(nested, type.getNestedTypes()));
            }
        }
    }
}
