package dev.turbulence.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.turbulence.engine.vectors.Vectors;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What editors are told about the files is what the loader takes. */
class EditorSchemasTest {
    @TempDir
    private Path folder;

    @Test
    void everyMappingHasTheKeysThatTheLoaderTakes() {
        assertThat(EditorSchemas.keys()).isEqualTo(loaderKeys()).hasSizeGreaterThan(15);
    }

    /** The constants of {@link Keys} by the names that the schemas use; what all actions share is in each of them. */
    static Map<String, Set<String>> loaderKeys() {
        Map<String, Set<String>> keys = new TreeMap<>();
        for (Field field : Keys.class.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == List.class) {
                try {
                    Set<String> names = new TreeSet<>();
                    ((List<?>) field.get(null)).forEach(name -> names.add((String) name));
                    keys.put(field.getName().toLowerCase(Locale.ROOT), names);
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        keys.remove("action");
        return keys;
    }

    @ParameterizedTest
    @ValueSource(strings = {"scenario", "sut", "policies"})
    void everyKeyIsDescribed(String kind) {
        List<String> bare = new ArrayList<>();
        collectBare(EditorSchemas.read(kind), kind, bare);
        assertThat(bare).isEmpty();
    }

    private static void collectBare(JsonNode node, String path, List<String> bare) {
        node.properties().forEach(entry -> {
            String below = path + "/" + entry.getKey();
            boolean conditional = entry.getKey().equals("if");
            if (entry.getKey().equals("properties")) {
                entry.getValue().properties().forEach(property -> {
                    if (property.getValue().path("description").asText().isBlank()) {
                        bare.add(below + "/" + property.getKey());
                    }
                });
            }
            if (!conditional) {
                collectBare(entry.getValue(), below, bare);
            }
        });
        if (node.isArray()) {
            node.forEach(member -> collectBare(member, path, bare));
        }
    }

    /** JSON is YAML: a schema that refused what the loader takes would put red lines under files that are right. */
    @ParameterizedTest
    @MethodSource("vectors")
    void refusesNothingThatTheLoaderTakes(Map<String, Object> vector) throws JsonProcessingException {
        String kind = vector.get("kind").equals("sut") ? "sut" : "scenario";
        if (!EditorSchemas.problems(kind, vector.get("input")).isEmpty()) {
            String input = new JsonMapper().writeValueAsString(vector.get("input"));
            ConfigFiles files = new ConfigFiles(folder);
            if (kind.equals("sut")) {
                files.sut(input).scenario("s.yaml", "id: s");
            } else {
                files.scenario("s.yaml", input);
            }
            assertThat(files.refusal()).as(input).isNotNull();
        }
    }

    static Stream<Map<String, Object>> vectors() {
        return Vectors.list("config_validation.json").stream();
    }

    @Test
    void findsMostOfWhatIsWrongWithTheKnownBadFiles() {
        List<Map<String, Object>> bad =
                vectors().filter(vector -> vector.containsKey("errors")).toList();
        long found = bad.stream()
                .filter(vector -> !EditorSchemas.problems(
                                vector.get("kind").equals("sut") ? "sut" : "scenario", vector.get("input"))
                        .isEmpty())
                .count();

        assertThat(found).isGreaterThan(bad.size() / 2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "scenario | {id: a, flw: []}",
                "scenario | {id: a, max_steps: 0}",
                "scenario | {id: a, flow: [{name: a, type: htp}]}",
                "scenario | {id: a, flow: [{name: a, type: assert, expect: {}}]}",
                "scenario | {id: a, flow: [{name: a, type: assert, expect: {status_cod: 200}}]}",
                "scenario | {id: a, flow: [{name: a, type: http, service: s, method: GET}]}",
                "scenario | {id: a, flow: [{name: a, type: branch, condition: x, if_true: [{type: assert}]}]}",
                "scenario | {id: a, variation: {parameters: {p: {type: choice, min: 1}}}}",
                "scenario | {id: a, flow: [{name: a, type: grpc, service: s}]}",
                "scenario | {id: a, flow: [{name: a, type: grpc, service: s, method: S/M, json: {}}]}",
                "sut | {name: a, services: {b: {protocol: grpc, grpc: {hots: c, port: 1}}}}",
                "sut | {name: a, services: {b: {protocol: grpc, grpc: {host: c, port: 70000}}}}",
                "sut | {name: a, services: {}}",
                "sut | {name: a, services: {b: {base_ulr: 'http://c'}}}",
                "policies | {policies: [{persona_id: a, decisions: {b: {options: {c: -1}}}}]}"
            })
    void findsAMistake(String kind, String document) {
        assertThat(EditorSchemas.problems(kind, EditorSchemas.yaml(document))).isNotEmpty();
    }

    @Test
    void everySampleOfTheProjectFollowsIt() throws IOException {
        List<Path> samples = samples();
        assertThat(samples).hasSizeGreaterThan(20);
        for (Path sample : samples) {
            String kind = sample.getParent().endsWith("scenarios")
                    ? "scenario"
                    : sample.getFileName().toString().replaceFirst("\\.ya?ml$", "");
            assertThat(EditorSchemas.problems(kind, EditorSchemas.yaml(sample)))
                    .as(sample.toString())
                    .isEmpty();
        }
    }

    @Test
    void theExampleNamesTheSchemaOfEachFile() throws IOException {
        Pattern modeline = Pattern.compile("# yaml-language-server: \\$schema=(\\S+)\n");
        List<Path> files = samples().stream()
                .filter(file -> file.toString().contains("examples"))
                .toList();
        assertThat(files).isNotEmpty().allSatisfy(file -> {
            Matcher line = modeline.matcher(Files.readString(file));
            assertThat(line.lookingAt()).isTrue();
            assertThat(file.resolveSibling(line.group(1))).exists();
        });
    }

    private static List<Path> samples() throws IOException {
        List<Path> samples = new ArrayList<>();
        for (String folder : List.of("examples", "src/it", "turbulence-engine/src/test/resources/tour")) {
            try (Stream<Path> files = Files.walk(EditorSchemas.ROOT.resolve(folder))) {
                files.filter(file -> file.toString().matches(".*/(src/test/turbulence|tour)/.*\\.ya?ml"))
                        .filter(file -> !isWrongOnPurpose(file))
                        .forEach(samples::add);
            }
        }
        return samples;
    }

    private static boolean isWrongOnPurpose(Path file) {
        return file.toString().contains("bad-yaml") || file.toString().contains("validate-finds-all-mistakes");
    }
}
