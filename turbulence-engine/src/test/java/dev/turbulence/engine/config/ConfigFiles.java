package dev.turbulence.engine.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.turbulence.engine.redaction.SecretRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A SUT file and a folder of scenarios, written for one test and loaded as a run would load them. */
final class ConfigFiles {
    static final String SUT = """
            name: shop
            services:
              api:
                base_url: http://127.0.0.1:8080
            """;

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private String profile;
    private Path policies;

    ConfigFiles(Path folder) {
        this.folder = folder;
        write("sut.yaml", SUT);
        write("scenarios/.keep", "");
    }

    ConfigFiles sut(String yaml) {
        return write("sut.yaml", yaml);
    }

    ConfigFiles scenario(String file, String yaml) {
        return write("scenarios/" + file, yaml);
    }

    /** A scenario whose flow is what is given, indented as it stands. */
    ConfigFiles flow(String actions) {
        return scenario("flow.yaml", "id: flow\nflow:\n" + actions.indent(2));
    }

    ConfigFiles env(String name, String value) {
        environment.put(name, value);
        return this;
    }

    ConfigFiles profile(String name) {
        profile = name;
        return this;
    }

    ConfigFiles policies(String yaml) {
        policies = folder.resolve("policies.yaml");
        return write("policies.yaml", yaml);
    }

    ScenarioSet load() {
        return ScenarioSet.load(
                sutFile(), folder.resolve("scenarios"), policies, environment, SecretRules.DEFAULT, profile);
    }

    Path sutFile() {
        return folder.resolve("sut.yaml");
    }

    Path scenarioFile(String name) {
        return folder.resolve("scenarios").resolve(name);
    }

    ConfigurationException refusal() {
        return catchThrowableOfType(ConfigurationException.class, this::load);
    }

    /** All problems as {@code line:column message}. */
    List<String> problems() {
        return refusal().problems().stream()
                .map(problem -> problem.line() + ":" + problem.column() + " " + problem.message())
                .toList();
    }

    private ConfigFiles write(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
