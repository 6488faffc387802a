package dev.turbulence.engine.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.turbulence.storage.LatencyStatistics;
import dev.turbulence.storage.NoSamplesException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All vectors are tested, and nothing is excused but by the list of known differences. */
class VectorsTest {
    private static final Path TESTS = Path.of(System.getProperty("basedir"), "src/test");

    /** How the tests name the cases of each file before the list of differences. */
    private static final Map<String, Function<Map<String, Object>, String>> NAMES = Map.ofEntries(
            Map.entry("templates.json", field("template")),
            Map.entry("expressions.json", field("expression")),
            Map.entry("conditions.json", field("condition")),
            Map.entry("assertions.json", field("expect")),
            Map.entry("wait_conditions.json", field("expect")),
            Map.entry("jsonpath.json", field("path")),
            Map.entry("jsonpath_list_root.json", field("path")),
            Map.entry("extract.json", field("map")),
            Map.entry("env_vars.json", field("in")),
            Map.entry("percentile.json", field("data")),
            Map.entry("config_validation.json", VectorsTest::input));

    /** How many cases were recorded, beside the names of {@code jinja_builtins.json}. */
    private static final int RECORDED = 388;

    @Test
    void everyFileIsReadByATest() throws IOException {
        StringBuilder sources = new StringBuilder();
        for (Path source : files(
                TESTS.resolve("java"),
                file -> file.toString().endsWith("VectorsTest.java") || file.endsWith("PythonRandomTest.java"))) {
            sources.append(Files.readString(source));
        }

        List<Path> vectors = files(TESTS.resolve("resources/vectors"), Files::isRegularFile);

        assertThat(vectors)
                .hasSize(15)
                .allSatisfy(file -> assertThat(sources).contains("\"" + file.getFileName() + "\""));
    }

    @Test
    void noCaseGotLost() {
        long cases = NAMES.keySet().stream().mapToLong(file -> all(file).size()).sum();
        long choices = Stream.of("rng_python_mt19937.json", "scenario_pick.json", "variation.json")
                .mapToLong(file -> Vectors.list(file).size())
                .sum();

        assertThat(cases + choices).isEqualTo(RECORDED);
    }

    @Test
    void everyKnownDifferenceIsACase() {
        Set<String> cases = new TreeSet<>();
        NAMES.forEach((file, name) -> all(file).forEach(vector -> cases.add(file + " " + name.apply(vector))));
        Vectors.map(Vectors.list("extract.json").get(0).get("map"))
                .values()
                .forEach(path -> cases.add("extract.json " + path));

        assertThat(KnownDifferences.all()).allSatisfy(difference -> {
            if (!difference.startsWith("jinja_builtins.json")) {
                assertThat(cases).contains(difference);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("percentiles")
    void percentile(Map<String, Object> vector) {
        double[] samples = ((List<?>) vector.get("data"))
                .stream().mapToDouble(sample -> ((Number) sample).doubleValue()).toArray();
        for (int percent : new int[] {50, 95, 99}) {
            String theirs = String.format(Locale.ROOT, "%.9f", ((Number) vector.get("p" + percent)).doubleValue());
            KnownDifferences.compare(
                    "percentile.json", vector.get("data").toString(), theirs, percentile(samples, percent));
        }
    }

    static Stream<Map<String, Object>> percentiles() {
        return Vectors.list("percentile.json").stream();
    }

    private static String percentile(double[] samples, int percent) {
        try {
            return String.format(
                    Locale.ROOT,
                    "%.9f",
                    LatencyStatistics.ofMillis(samples.clone(), "the run").percentileMillis(percent));
        } catch (NoSamplesException e) {
            return Vectors.ERROR;
        }
    }

    private static List<Map<String, Object>> all(String file) {
        return Vectors.read(file) instanceof List ? Vectors.list(file) : Vectors.cases(file);
    }

    private static Function<Map<String, Object>, String> field(String name) {
        return vector -> String.valueOf(vector.get(name));
    }

    private static String input(Map<String, Object> vector) {
        try {
            return new JsonMapper().writeValueAsString(vector.get("input"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Path> files(Path folder, Predicate<Path> which) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(which).toList();
        }
    }
}
