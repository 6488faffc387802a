package dev.turbulence.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No key is accepted and then ignored: whoever reads it stumbles over a value that fits nowhere. */
class KeysTest {
    private static final String ODD = "!odd x";

    private static final Set<String> OF_SUT =
            Set.of("sut", "service", "http_block", "grpc_block", "auth", "tls", "proxy", "profile");
    private static final Set<String> OF_POLICIES = Set.of("policies", "policy", "decision");

    /** Where each mapping stands: a file with {@code %s} for the lines of the mapping, and the lines it needs to be read. */
    private static final Map<String, List<String>> PLACES = Map.ofEntries(
            place("scenario", "%s", "id: s"),
            place("stop_when", "id: s\nstop_when:\n  %s"),
            place("faults", "id: s\nturbulence:\n  %s"),
            place("fault_policy", "id: s\nturbulence:\n  global:\n    %s"),
            place("variation", "id: s\nvariation:\n  %s"),
            place("choice", "id: s\nvariation:\n  parameters:\n    p:\n      %s", "type: choice"),
            place("range", "id: s\nvariation:\n  parameters:\n    p:\n      %s", "type: range"),
            place("toggle", "id: s\nvariation:\n  toggles:\n  -\n    %s"),
            place("timing", "id: s\nvariation:\n  timing:\n    %s"),
            place("millis_range", "id: s\nvariation:\n  timing:\n    jitter_ms:\n      %s"),
            place("final_assertion", "id: s\nassertions:\n-\n  %s"),
            place("expect", "id: s\nassertions:\n- name: a\n  expect:\n    %s", "jsonpath: $.a"),
            place("http", "id: s\nflow:\n-\n  %s", "type: http"),
            place("wait", "id: s\nflow:\n-\n  %s", "type: wait"),
            place("assert", "id: s\nflow:\n-\n  %s", "type: assert"),
            place("branch", "id: s\nflow:\n-\n  %s", "type: branch"),
            place("decide", "id: s\nflow:\n-\n  %s", "type: decide"),
            place("grpc", "id: s\nflow:\n-\n  %s", "type: grpc"),
            place("retry", "id: s\nflow:\n- name: a\n  type: http\n  retry:\n    %s"),
            place("sut", "%s", "name: n", "services: {api: {base_url: 'http://x'}}"),
            place("service", "name: n\nservices:\n  api:\n    %s", "base_url: http://x"),
            place("http_block", "name: n\nservices:\n  api:\n    http:\n      %s", "base_url: http://x"),
            place(
                    "grpc_block",
                    "name: n\nservices:\n  api:\n    protocol: grpc\n    grpc:\n      %s",
                    "host: h",
                    "port: 1"),
            place("auth", "name: n\nservices:\n  api:\n    base_url: http://x\n    auth:\n      %s"),
            place("tls", "name: n\nservices:\n  api:\n    base_url: http://x\n    tls:\n      %s"),
            place("proxy", "name: n\nservices:\n  api:\n    base_url: http://x\n    proxy:\n      %s"),
            place("profile", "name: n\nservices: {api: {base_url: 'http://x'}}\nprofiles:\n  p:\n    %s"),
            place("policies", "%s"),
            place("policy", "policies:\n-\n  %s"),
            place("decision", "policies:\n- persona_id: p\n  decisions:\n    d:\n      %s"));

    @TempDir
    private Path folder;

    @Test
    void everyMappingHasAPlace() {
        assertThat(PLACES.keySet()).isEqualTo(EditorSchemasTest.loaderKeys().keySet());
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyKeyIsRead(String mapping, String key) {
        List<String> place = PLACES.get(mapping);
        String indent =
                "\n" + " ".repeat(place.get(0).indexOf("%s") - place.get(0).lastIndexOf('\n') - 1);
        String lines = Stream.concat(
                        place.stream().skip(1).filter(line -> !line.startsWith(key + ":")), Stream.of(key + ": " + ODD))
                .collect(Collectors.joining(indent));

        assertThat(problemsAt(mapping, place.get(0).replace("%s", lines)))
                .isNotEmpty()
                .noneMatch(message -> message.startsWith("unknown key"));
    }

    static Stream<Arguments> keys() {
        return EditorSchemasTest.loaderKeys().entrySet().stream()
                .flatMap(mapping -> mapping.getValue().stream().map(key -> Arguments.of(mapping.getKey(), key)));
    }

    /** What is said about the line with the odd value. */
    private List<String> problemsAt(String mapping, String file) {
        ConfigFiles files = new ConfigFiles(folder).scenario("s.yaml", "id: s");
        if (OF_POLICIES.contains(mapping)) {
            files.policies(file);
        } else if (OF_SUT.contains(mapping)) {
            files.sut(file);
        } else {
            files.scenario("s.yaml", file);
        }
        int line = (int) file.substring(0, file.indexOf(ODD)).lines().count();
        return files.refusal().problems().stream()
                .filter(problem -> problem.line() == line)
                .map(Problem::message)
                .toList();
    }

    private static Map.Entry<String, List<String>> place(String mapping, String file, String... lines) {
        return Map.entry(
                mapping, Stream.concat(Stream.of(file), Stream.of(lines)).toList());
    }
}
