package dev.turbulence.reliability.fuzz;

import dev.turbulence.engine.config.ConfigurationException;
import dev.turbulence.engine.config.ScenarioSet;
import dev.turbulence.engine.redaction.SecretRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One of the YAML files of a project, the others being sound. */
final class ConfigurationTarget implements FuzzTarget {

    /** Which file is tried. */
    enum Kind {
        SCENARIO,
        SUT,
        POLICIES
    }

    private static final Map<String, String> ENVIRONMENT =
            Map.of("SHOP_URL", "http://127.0.0.1:1", "SHOP_TOKEN", "t0ken", "CHANNEL", "web");
    private static final String SCENARIO = """
            id: s
            flow:
              - {name: a, type: http, service: shop, method: GET, path: /x}
              - {name: b, type: decide, decision: drink}
            """;
    private static final String SUT = "name: shop\nservices: {shop: {base_url: http://127.0.0.1:1}}\n";
    private static final String POLICIES =
            "policies: [{persona_id: p, decisions: {drink: {options: {water: 1, tea: 2}}}}]\n";

    private final Kind kind;
    private final Path folder;

    ConfigurationTarget(Kind kind, Path folder) throws IOException {
        this.kind = kind;
        this.folder = folder;
        Files.createDirectories(folder.resolve("scenarios"));
        write(Kind.SCENARIO, Seeds.utf8(SCENARIO));
        write(Kind.SUT, Seeds.utf8(SUT));
        write(Kind.POLICIES, Seeds.utf8(POLICIES));
    }

    private Path file(Kind which) {
        return folder.resolve(
                switch (which) {
                    case SCENARIO -> "scenarios/scenario.yaml";
                    case SUT -> "sut.yaml";
                    case POLICIES -> "policies.yaml";
                });
    }

    private void write(Kind which, byte[] text) throws IOException {
        Files.write(file(which), text);
    }

    @Override
    public List<byte[]> seeds() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        seeds.add(Files.readAllBytes(file(kind)));
        Path tour = Seeds.tour();
        switch (kind) {
            case SUT -> seeds.add(Files.readAllBytes(tour.resolve("sut.yaml")));
            case POLICIES -> seeds.add(Files.readAllBytes(tour.resolve("policies.yaml")));
            case SCENARIO -> {
                try (Stream<Path> files = Files.list(tour.resolve("scenarios"))) {
                    for (Path file : files.sorted().toList()) {
                        seeds.add(Files.readAllBytes(file));
                    }
                }
            }
        }
        return seeds;
    }

    @Override
    public void take(byte[] input) throws IOException {
        write(kind, input);
        try {
            ScenarioSet.load(
                    file(Kind.SUT),
                    folder.resolve("scenarios"),
                    file(Kind.POLICIES),
                    ENVIRONMENT,
                    SecretRules.DEFAULT,
                    null);
        } catch (ConfigurationException e) {
            CleanErrors.require(e, ".yaml");
        }
    }
}
