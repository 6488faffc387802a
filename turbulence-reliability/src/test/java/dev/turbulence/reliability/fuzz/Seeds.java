package dev.turbulence.reliability.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What other modules keep for their tests: stored runs, the scenarios of the tour, the vectors of the language. */
final class Seeds {

    private static final String PROPERTY = "basedir";

    private Seeds() {}

    private static Path resources(String module) {
        Path base = Path.of(System.getProperty(PROPERTY, "")).toAbsolutePath();
        return base.resolveSibling(module).resolve("src/test/resources");
    }

    /** Passes on to a child where the modules are. */
    static String option() {
        return "-D" + PROPERTY + "=" + Path.of(System.getProperty(PROPERTY, "")).toAbsolutePath();
    }

    /** The folders of stored runs. */
    static List<Path> runs() throws IOException {
        try (Stream<Path> files = Files.walk(resources("turbulence-storage").resolve("runs"))) {
            return files.filter(file -> file.endsWith("manifest.json"))
                    .map(Path::getParent)
                    .sorted()
                    .toList();
        }
    }

    /** The SUT, scenarios and policies that use every word of the language. */
    static Path tour() {
        return resources("turbulence-engine").resolve("tour");
    }

    /** Every text that stands under a key in the vectors of the language, each once. */
    static List<byte[]> vectors(String key) throws IOException {
        List<byte[]> texts = new ArrayList<>();
        try (Stream<Path> files = Files.list(resources("turbulence-engine").resolve("vectors"))) {
            for (Path file : files.sorted().toList()) {
                JsonNode json = new ObjectMapper().readTree(file.toFile());
                json.findValues(key).stream()
                        .filter(JsonNode::isTextual)
                        .map(JsonNode::asText)
                        .distinct()
                        .forEach(text -> texts.add(utf8(text)));
            }
        }
        return texts;
    }

    static byte[] utf8(String text) {
        return Objects.requireNonNull(text).getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] input) {
        return new String(input, StandardCharsets.UTF_8);
    }
}
