package dev.turbulence.engine.proto;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.FileDescriptor;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;

/** The schema of a shop, {@code src/test/resources/grpc/shop.proto}. */
public final class TestProtos {
    /** The file itself. */
    public static final Path SHOP = resource("/grpc/shop.proto");

    private TestProtos() {}

    /** All files of a schema, as descriptors. */
    public static List<FileDescriptorProto> files(Path path) {
        return ProtoFiles.read(path);
    }

    /** The shop's own file, linked with what it imports. */
    public static FileDescriptor shop() {
        return FileLinker.link(files(SHOP)).stream()
                .filter(file -> file.getName().equals("shop.proto"))
                .findFirst()
                .orElseThrow();
    }

    private static Path resource(String name) {
        try {
            URL url = TestProtos.class.getResource(name);
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
