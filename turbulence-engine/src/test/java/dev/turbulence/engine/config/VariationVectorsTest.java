package dev.turbulence.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.turbulence.engine.vectors.Vectors;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the Python tool drew is what we draw. */
class VariationVectorsTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("variations")
    void drawsWhatPythonDraws(Map<String, Object> vector) throws JsonProcessingException {
        Map<String, Object> file = Map.of("id", "s", "variation", vector.get("config"));
        Variation variation = new ConfigFiles(folder)
                .scenario("s.yaml", JSON.writeValueAsString(file))
                .load()
                .scenarios()
                .get(0)
                .variation()
                .orElseThrow();
        long seed = ((Number) vector.get("seed")).longValue();
        List<?> instances = (List<?>) vector.get("instances");

        assertThat(instances).isNotEmpty();
        for (int i = 0; i < instances.size(); i++) {
            Map<String, Object> values = variation.draw(seed, i).values();
            assertThat(JSON.writeValueAsString(values)).isEqualTo(JSON.writeValueAsString(instances.get(i)));
        }
    }

    static Stream<Map<String, Object>> variations() {
        return Vectors.list("variation.json").stream();
    }
}
