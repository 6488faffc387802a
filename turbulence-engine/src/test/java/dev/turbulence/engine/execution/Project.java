package dev.turbulence.engine.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.turbulence.engine.TurbulenceEngine;
import dev.turbulence.engine.config.ScenarioSet;
import dev.turbulence.engine.redaction.SecretRules;
import dev.turbulence.storage.RunOutcome;
import dev.turbulence.storage.RunWriter;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.StoredRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A user's project in a folder: a SUT file, scenario files, and what is recorded when they are played. */
final class Project {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What stands in a secret's place, as a regular expression. */
    static final String MARK = "\\[redacted:\\d+#[0-9a-f]{8}]";

    private final Path folder;
    private final Path scenarios;
    private final Map<String, String> environment = new HashMap<>();
    private SecretRules rules = SecretRules.of(List.of("SHOP_USER"), null, null, null);
    private Path policies;

    Project(Path folder) throws IOException {
        this.folder = folder;
        this.scenarios = Files.createDirectories(folder.resolve("scenarios"));
    }

    Project sut(String yaml) throws IOException {
        Files.writeString(folder.resolve("sut.yaml"), yaml);
        return this;
    }

    /** A SUT with one service, {@code api}, whose requests may take ten seconds. */
    Project api(String baseUrl) throws IOException {
        return sut("name: Shop\nservices:\n  api:\n    base_url: " + baseUrl + "\n    timeout_seconds: 10\n");
    }

    Project scenario(String id, String rest) throws IOException {
        Files.writeString(scenarios.resolve(id + ".yaml"), "id: " + id + "\n" + rest);
        return this;
    }

    Project env(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Project rules(SecretRules others) {
        rules = others;
        return this;
    }

    Project policies(String yaml) throws IOException {
        policies = folder.resolve("policies.yaml");
        Files.writeString(policies, yaml);
        return this;
    }

    TurbulenceEngine engine(RunOptions options) {
        return new TurbulenceEngine(set(), options);
    }

    private ScenarioSet set() {
        return ScenarioSet.load(folder.resolve("sut.yaml"), scenarios, policies, environment, rules, null);
    }

    static PastInstance past(StoredRun run, String instanceId) {
        return PastInstance.of(
                run.manifest(),
                run.instances().withId(instanceId).one(),
                run.steps().ofInstance(instanceId).list());
    }

    /** Plays an instance again and opens what was stored of that. */
    StoredRun replay(PastInstance past, Storage storage) {
        TurbulenceEngine engine = TurbulenceEngine.replaying(past, set());
        try (RunWriter writer = RunWriter.create(storage, folder.resolve("replays"), engine.describe(null, "test"))) {
            engine.play(writer);
            return StoredRun.open(writer.directory().path());
        }
    }

    RunWriter writer(TurbulenceEngine engine, Storage storage) {
        return RunWriter.create(storage, folder.resolve("runs"), engine.describe(null, "test"));
    }

    Recorded play(RunOptions options) throws IOException {
        return play(engine(options));
    }

    Recorded play(TurbulenceEngine engine) throws IOException {
        try (RunWriter writer = writer(engine, Storage.JSONL)) {
            RunOutcome outcome = engine.play(writer);
            return recorded(writer.directory().path(), outcome);
        }
    }

    /** Plays and opens what was stored. */
    StoredRun store(RunOptions options, Storage storage) {
        TurbulenceEngine engine = engine(options);
        try (RunWriter writer = writer(engine, storage)) {
            engine.play(writer);
            return StoredRun.open(writer.directory().path());
        }
    }

    /** Plays one instance. */
    Recorded playOne() throws IOException {
        return play(RunOptions.of(1, 1, 42));
    }

    static Recorded recorded(Path run, RunOutcome outcome) throws IOException {
        return new Recorded(
                run,
                outcome,
                JSON.readTree(run.resolve("manifest.json").toFile()),
                lines(run.resolve("instances.jsonl")),
                lines(run.resolve("steps.jsonl")),
                lines(run.resolve("assertions.jsonl")));
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(Project::parse).toList();
        }
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A run as it lies on disk. */
    record Recorded(
            Path folder,
            RunOutcome outcome,
            JsonNode manifest,
            List<JsonNode> instances,
            List<JsonNode> steps,
            List<JsonNode> assertions) {

        /** The only instance. */
        JsonNode instance() {
            return only(instances);
        }

        JsonNode step(int index) {
            return steps.get(index);
        }

        JsonNode observation(int index) {
            return steps.get(index).get("observation");
        }

        JsonNode sent(int index) {
            return observation(index).path("metadata").path("turbulence_maven").path("request");
        }

        private static JsonNode only(List<JsonNode> nodes) {
            if (nodes.size() != 1) {
                throw new AssertionError("expected one record, but there are " + nodes);
            }
            return nodes.get(0);
        }
    }
}
