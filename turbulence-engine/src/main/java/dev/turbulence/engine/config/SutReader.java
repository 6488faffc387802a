package dev.turbulence.engine.config;

import dev.turbulence.engine.language.LanguageException;
import dev.turbulence.engine.language.Suggestion;
import dev.turbulence.engine.language.Template;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a SUT file: its services, its profiles, and one of them applied. */
final class SutReader {
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

    private final Section root;
    private final String wantedProfile;

    private SutReader(Section root, String wantedProfile) {
        this.root = root;
        this.wantedProfile = wantedProfile;
    }

    /** @param profile the profile to apply; null for the file's default */
    static SutConfig read(Section root, String profile) {
        return new SutReader(root, profile).read();
    }

    /** What a service or a profile says about a service; empty where it says nothing. */
    private record Part(
            Optional<URI> baseUrl,
            Map<String, Template> headers,
            Optional<Duration> timeout,
            ConnectionReader.Part connection,
            String protocol,
            GrpcReader.Part grpc) {
        private static final Part NOTHING = of(ServiceConfig.HTTP);
        private static final Part KAFKA = of(ServiceConfig.KAFKA);

        /** Says nothing but the protocol. */
        private static Part of(String protocol) {
            return new Part(
                    Optional.empty(),
                    Map.of(),
                    Optional.empty(),
                    ConnectionReader.Part.NOTHING,
                    protocol,
                    GrpcReader.Part.NOTHING);
        }

        Part over(Part base) {
            return new Part(
                    baseUrl.or(base::baseUrl),
                    HeaderReader.merge(base.headers, headers),
                    timeout.or(base::timeout),
                    connection.over(base.connection),
                    base.protocol,
                    grpc.over(base.grpc));
        }
    }

    private record Profile(Map<String, Template> defaultHeaders, Map<String, Part> services) {
        private static final Profile NONE = new Profile(Map.of(), Map.of());
    }

    private SutConfig read() {
        String name = root.name("name").orElse("");
        Map<String, Template> defaultHeaders = HeaderReader.read(root, "default_headers");
        Map<String, Part> services = services();
        Map<String, Profile> profiles = profiles(services);
        Optional<String> chosen = chooseProfile(profiles);
        root.refuseUnknownKeys(Keys.SUT);

        Profile profile = chosen.map(profiles::get).orElse(Profile.NONE);
        Map<String, Template> allHeaders = HeaderReader.merge(defaultHeaders, profile.defaultHeaders());
        Map<String, ServiceConfig> applied = new LinkedHashMap<>();
        services.forEach((service, base) ->
                applied.put(service, apply(service, base, profile.services().get(service), allHeaders)));
        return new SutConfig(name, applied, chosen);
    }

    private static ServiceConfig apply(String name, Part base, Part profile, Map<String, Template> defaultHeaders) {
        Part part = profile == null ? base : profile.over(base);
        boolean grpc = part.protocol().equals(ServiceConfig.GRPC);
        // A service whose base URL could not be read stays known, so that the steps that use it are not refused too.
        return new ServiceConfig(
                name,
                part.baseUrl().orElse(URI.create("http://unknown.invalid")),
                HeaderReader.merge(grpc ? GrpcReader.asMetadata(defaultHeaders) : defaultHeaders, part.headers()),
                part.timeout().orElse(DEFAULT_TIMEOUT),
                part.connection().open(),
                part.protocol(),
                grpc ? Optional.of(part.grpc().endpoint()) : Optional.empty());
    }

    private Map<String, Part> services() {
        Map<String, Part> services = new LinkedHashMap<>();
        root.sections("services", "service").forEach((name, section) -> {
            Part part = service(section, true);
            refuseUnusedTls(part, part);
            services.put(name, part);
        });
        // One that is no mapping was noted; its name stays known, so that the steps that use it are not refused too.
        root.section("services").map(Section::others).orElse(Map.of()).forEach((name, node) -> {
            if (!Scalars.isNull(node)) {
                services.putIfAbsent(name, Part.NOTHING);
            }
        });
        if (services.isEmpty()) {
            root.required("services").ifPresent(node -> root.problem(node, "`services` needs at least one service"));
        }
        return services;
    }

    private Part service(Section section, boolean complete) {
        Optional<String> protocol = section.text("protocol");
        if (protocol.isPresent() && protocol.get().equals(ServiceConfig.KAFKA)) {
            // Read so far as to let the other services be used; what its block holds is nobody's business here.
            section.section(ServiceConfig.KAFKA);
            section.refuseUnknownKeys(Keys.SERVICE);
            return Part.KAFKA;
        }
        if (isUnknown(section, protocol)) {
            return Part.NOTHING;
        }
        if (protocol.filter(ServiceConfig.GRPC::equals).isPresent()
                || !complete
                        && protocol.isEmpty()
                        && section.value(ServiceConfig.GRPC).isPresent()) {
            return grpc(section, complete);
        }
        refuse(section, List.of(ServiceConfig.GRPC, ServiceConfig.KAFKA), ServiceConfig.HTTP);
        Optional<Section> block = section.section("http");
        if (block.isEmpty()) {
            Part part = http(section, complete);
            section.refuseUnknownKeys(Keys.SERVICE);
            return part;
        }
        refuseBeside(section, Keys.HTTP_BLOCK, ServiceConfig.HTTP);
        section.refuseUnknownKeys(Keys.SERVICE);
        Part part = http(block.get(), complete);
        block.get().refuseUnknownKeys(Keys.HTTP_BLOCK);
        return part;
    }

    private static boolean isUnknown(Section section, Optional<String> protocol) {
        List<String> known = List.of(ServiceConfig.HTTP, ServiceConfig.GRPC, ServiceConfig.KAFKA);
        if (protocol.isPresent() && !known.contains(protocol.get())) {
            section.problem(
                    section.value("protocol").orElseThrow(),
                    "there is no protocol `" + protocol.get() + "`" + Suggestion.among(known, protocol.get()));
            return true;
        }
        return false;
    }

    /** Refuses what belongs to another protocol. */
    private static void refuse(Section section, List<String> keys, String protocol) {
        for (String key : keys) {
            if (section.value(key).isPresent()) {
                section.problem(
                        section.keyNode(key).orElseThrow(),
                        "`" + key + "` is not for a service that speaks " + protocol
                                + "; the service's `protocol` says what it speaks");
            }
        }
    }

    private static Part grpc(Section section, boolean complete) {
        if (complete) {
            section.required(ServiceConfig.GRPC);
        }
        refuseBeside(section, Keys.GRPC_BLOCK, ServiceConfig.GRPC);
        refuse(section, GrpcReader.OF_HTTP_ALONE, ServiceConfig.GRPC);
        refuse(section, List.of(ServiceConfig.HTTP, ServiceConfig.KAFKA), ServiceConfig.GRPC);
        Optional<Section> block = section.section(ServiceConfig.GRPC);
        section.refuseUnknownKeys(Keys.SERVICE);
        return block.map(found -> grpcBlock(found, complete)).orElse(Part.of(ServiceConfig.GRPC));
    }

    private static Part grpcBlock(Section block, boolean complete) {
        Part part = new Part(
                Optional.empty(),
                Map.of(),
                block.seconds("timeout_seconds"),
                ConnectionReader.readTls(block),
                ServiceConfig.GRPC,
                GrpcReader.read(block, complete));
        refuse(block, GrpcReader.OF_HTTP_ALONE, ServiceConfig.GRPC);
        block.refuseUnknownKeys(Stream.concat(Keys.GRPC_BLOCK.stream(), GrpcReader.OF_HTTP_ALONE.stream())
                .toList());
        return part;
    }

    /** Refuses keys that belong into the block of the protocol. */
    private static void refuseBeside(Section section, List<String> keys, String block) {
        for (String key : keys) {
            if (Keys.SERVICE.contains(key) && section.present(key).isPresent()) {
                section.problem(
                        section.keyNode(key).orElseThrow(),
                        "`" + key + "` stands beside the `" + block + "` block; put it inside");
            }
        }
    }

    /** Settings that are written down and would not be heeded are refused, above all if they were to protect. */
    private static void refuseUnusedTls(Part said, Part inEffect) {
        if (inEffect.protocol().equals(ServiceConfig.GRPC)
                && !inEffect.grpc().useTls().orElse(false)) {
            said.connection()
                    .tls()
                    .filter(tls -> !tls.isEmpty())
                    .ifPresent(tls -> tls.problem("`tls` needs `use_tls: true`, else nothing is secured"));
        }
    }

    private static Part http(Section section, boolean complete) {
        Optional<Node> url = complete ? section.required("base_url") : section.value("base_url");
        return new Part(
                url.flatMap(node -> section.compile(node, "`base_url`", SutReader::baseUrl)),
                HeaderReader.merge(AuthReader.read(section), HeaderReader.read(section, "headers")),
                section.seconds("timeout_seconds"),
                ConnectionReader.read(section),
                ServiceConfig.HTTP,
                GrpcReader.Part.NOTHING);
    }

    private static URI baseUrl(String text) {
        if (text.contains("{{") || text.contains("{%")) {
            throw new LanguageException("of templates only `{{env.NAME}}` can stand here");
        }
        URI url;
        try {
            url = new URI(text.strip());
        } catch (URISyntaxException e) {
            throw new LanguageException("`" + text + "` is not a URL: " + e.getReason());
        }
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new LanguageException("`" + text + "` needs to start with http:// or https://");
        }
        if (url.getHost() == null) {
            throw new LanguageException("`" + text + "` has no valid host name");
        }
        if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new LanguageException(
                    "user, query and fragment cannot stand in a base URL; send an `Authorization` header, and give"
                            + " `query` with each action");
        }
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        String path = url.getRawPath().replaceAll("/+$", "");
        return URI.create(scheme + "://" + url.getHost().toLowerCase(Locale.ROOT) + port + path);
    }

    private Map<String, Profile> profiles(Map<String, Part> services) {
        Map<String, Profile> profiles = new LinkedHashMap<>();
        root.sections("profiles", "profile").forEach((name, section) -> {
            Map<String, Template> headers = HeaderReader.read(section, "default_headers");
            Map<String, Part> parts = new LinkedHashMap<>();
            section.sections("services", "service").forEach((service, override) -> {
                if (!services.containsKey(service)) {
                    section.problemAt(
                            "services",
                            service,
                            "profile `" + name + "` speaks of service `" + service + "`, which `services` does not have"
                                    + Suggestion.among(services.keySet(), service));
                }
                Part part = service(override, false);
                checkAgainst(services.get(service), override, part);
                parts.put(service, part);
            });
            section.refuseUnknownKeys(Keys.PROFILE);
            profiles.put(name, new Profile(headers, parts));
        });
        return profiles;
    }

    /** @param base null for a service that is not there, which was noted */
    private static void checkAgainst(Part base, Section override, Part part) {
        if (base != null && !part.protocol().equals(base.protocol())) {
            override.problem("the service speaks " + base.protocol() + ", and a profile cannot make it speak "
                    + part.protocol());
        } else if (base != null) {
            refuseUnusedTls(part, part.over(base));
        }
    }

    private Optional<String> chooseProfile(Map<String, Profile> profiles) {
        Optional<String> byDefault = root.text("default_profile");
        if (byDefault.isPresent() && !profiles.containsKey(byDefault.get())) {
            root.problem(root.value("default_profile").orElseThrow(), unknownProfile(byDefault.get(), profiles));
        }
        if (wantedProfile == null) {
            return byDefault;
        }
        if (!profiles.containsKey(wantedProfile)) {
            String problem = unknownProfile(wantedProfile, profiles);
            root.keyNode("profiles")
                    .ifPresentOrElse(
                            node -> root.problem(node, problem),
                            () -> root.reading().file().problem(problem));
        }
        return Optional.of(wantedProfile);
    }

    private static String unknownProfile(String name, Map<String, Profile> profiles) {
        return "there is no profile `" + name + "`" + Suggestion.among(profiles.keySet(), name);
    }
}
