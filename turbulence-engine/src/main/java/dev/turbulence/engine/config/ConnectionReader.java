package dev.turbulence.engine.config;

import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;

/** Reads what a service, or a profile about a service, says of its connections. */
final class ConnectionReader {
    private static final String VERSION = "http_version";

    private ConnectionReader() {}

    /** What was said; empty where nothing was. An empty {@code tls} or {@code proxy} takes back what the base says. */
    record Part(
            Optional<TlsSettings> tls,
            Optional<ProxyReader.Block> proxy,
            Optional<String> version,
            Optional<Integer> maxConnections) {
        static final Part NOTHING = new Part(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        Part over(Part base) {
            return new Part(
                    tls.or(base::tls),
                    proxy.or(base::proxy),
                    version.or(base::version),
                    maxConnections.or(base::maxConnections));
        }

        /** Reads the files that are spoken of; called for what is used only, so that other profiles may lack theirs. */
        ConnectionConfig open() {
            return new ConnectionConfig(
                    tls.flatMap(TlsSettings::open),
                    proxy.flatMap(ProxyReader.Block::proxy),
                    version.filter("1.0"::equals).isPresent(),
                    maxConnections);
        }
    }

    /** What a {@code grpc} block says: of all settings, `tls` is the one that its connection has. */
    static Part readTls(Section block) {
        return new Part(
                block.section("tls").map(TlsSettings::read), Optional.empty(), Optional.empty(), Optional.empty());
    }

    static Part read(Section service) {
        return new Part(
                service.section("tls").map(TlsSettings::read),
                service.section("proxy").map(ProxyReader::read),
                version(service),
                service.optionalInteger("max_connections", 1, Integer.MAX_VALUE));
    }

    private static Optional<String> version(Section service) {
        Optional<Node> node = service.value(VERSION);
        Optional<String> version = service.text(VERSION).map(String::strip);
        if (version.isPresent()
                && !version.get().equals("1.1")
                && !version.get().equals("1.0")) {
            service.problem(
                    node.orElseThrow(),
                    "`" + VERSION + "` is 1.1 or 1.0, not `" + version.get()
                            + "`; HTTP/2 and HTTP/3 are not spoken, and servers of those speak 1.1 as well");
            return Optional.empty();
        }
        return version;
    }
}
