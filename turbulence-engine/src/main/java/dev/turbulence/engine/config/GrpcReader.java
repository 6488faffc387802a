package dev.turbulence.engine.config;

import dev.turbulence.engine.language.LanguageException;
import dev.turbulence.engine.language.Template;
import dev.turbulence.engine.proto.ProtoException;
import dev.turbulence.engine.proto.ProtoSchema;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the {@code grpc} block of a service. */
final class GrpcReader {
    private static final int GREATEST_PORT = 65_535;
    /** A name, an IPv4 address, or an IPv6 address without brackets. */
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    /** What the transport sets by itself, or HTTP/2 does not have. */
    private static final Set<String> RESERVED = Set.of(
            "accept", "connection", "content-length", "content-type", "host", "te", "transfer-encoding", "user-agent");

    /** What no {@code grpc} block takes, and many would look for there. */
    static final List<String> OF_HTTP_ALONE = Keys.HTTP_BLOCK.stream()
            .filter(key -> !Keys.GRPC_BLOCK.contains(key))
            .toList();

    private GrpcReader() {}

    /** What a service or a profile says; empty where it says nothing. */
    record Part(Optional<String> host, Optional<Integer> port, Optional<Boolean> useTls, Optional<ProtoSchema> schema) {
        static final Part NOTHING = new Part(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        Part over(Part base) {
            return new Part(host.or(base::host), port.or(base::port), useTls.or(base::useTls), schema.or(base::schema));
        }

        /** With placeholders for what could not be read, so that the service stays known. */
        GrpcEndpoint endpoint() {
            return new GrpcEndpoint(host.orElse("unknown.invalid"), port.orElse(1), useTls.orElse(false), schema);
        }
    }

    /** Reads what is of grpc alone; the keys that nobody takes are left to the caller. */
    static Part read(Section block, boolean complete) {
        if (complete) {
            block.required("host");
            block.required("port");
        }
        Part part = new Part(
                block.compile("host", GrpcReader::host),
                block.optionalInteger("port", 1, GREATEST_PORT),
                block.value("use_tls").flatMap(node -> block.reading().scalars().flag(node, "`use_tls`")),
                block.value("proto_path").flatMap(node -> schema(block, node)));
        return part;
    }

    private static String host(String text) {
        if (!HOST.matcher(text.strip()).matches()) {
            throw new LanguageException("`" + text
                    + "` is not a host; write its name or address alone, the port stands in `port`, and of templates only"
                    + " `{{env.NAME}}` can stand here");
        }
        return text.strip();
    }

    private static Optional<ProtoSchema> schema(Section block, Node node) {
        Optional<String> path = block.name(node, "`proto_path`");
        try {
            Path folder = block.reading().file().path().toAbsolutePath().getParent();
            return path.map(text -> ProtoSchema.read(folder.resolve(text)));
        } catch (ProtoException | InvalidPathException e) {
            block.problem(node, "`proto_path`: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** Whether metadata of this name are not a scenario's to send. */
    static boolean isReserved(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return RESERVED.contains(lower) || lower.startsWith("grpc-");
    }

    /** Headers that go to every service, without those that mean something in HTTP alone. */
    static Map<String, Template> asMetadata(Map<String, Template> headers) {
        Map<String, Template> metadata = new LinkedHashMap<>(headers);
        metadata.keySet().removeIf(GrpcReader::isReserved);
        return metadata;
    }
}
