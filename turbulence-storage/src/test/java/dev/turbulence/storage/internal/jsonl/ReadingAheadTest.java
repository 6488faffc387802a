package dev.turbulence.storage.internal.jsonl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turbulence.storage.Instance;
import dev.turbulence.storage.InstanceStatus;
import dev.turbulence.storage.MalformedRunException;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.Step;
import dev.turbulence.storage.internal.RunReader;
import dev.turbulence.storage.internal.query.InstanceCriteria;
import dev.turbulence.storage.internal.query.StepCriteria;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of many blocks, whose lines several threads scan, are read as if one thread did. */
class ReadingAheadTest {

    private static final int LINES = 40_000;
    private static final int BROKEN = 35_000;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeFiles() throws Exception {
        write("instances.jsonl", ReadingAheadTest::instance);
        write("steps.jsonl", ReadingAheadTest::step);
    }

    private void write(String file, IntFunction<String> line) throws Exception {
        Files.write(folder.resolve(file), (Iterable<String>)
                IntStream.range(0, LINES).mapToObj(line)::iterator);
        assertThat(Files.size(folder.resolve(file))).isGreaterThan(3 << 20);
    }

    /** The last quarter of the lines replaces the first, and 1 in 10 failed. */
    private static String instance(int line) {
        return "{\"instance_id\":\"inst_%012x\",\"scenario_id\":\"line_%d\",\"passed\":%s,\"pad\":\"%s\"}"
                .formatted(line % (LINES * 3 / 4), line, line % 10 > 0, "x".repeat(line % 60));
    }

    private static String step(int line) {
        return "{\"instance_id\":\"inst_%012x\",\"step_name\":\"s_%d\",\"step_index\":%d,\"pad\":\"%s\"}"
                .formatted(line, line % 3, line, "x".repeat(line % 70));
    }

    private RunReader open() {
        return JsonlRunReader.open(new RunDirectory(folder), List.of());
    }

    @Test
    void recordsComeInTheirOrder() {
        try (RunReader reader = open();
                Stream<Step> steps = reader.steps(StepCriteria.ALL)) {
            assertThat(steps.mapToInt(Step::index))
                    .containsExactly(IntStream.range(0, LINES).boxed().toArray(Integer[]::new));
        }
    }

    @Test
    void theLastOfSeveralLinesForAnInstanceCounts() {
        try (RunReader reader = open();
                Stream<Instance> instances = reader.instances(InstanceCriteria.ALL)) {
            assertThat(instances.map(Instance::scenarioId))
                    .containsExactlyElementsOf(IntStream.range(LINES / 4, LINES)
                            .mapToObj(line -> "line_" + line)
                            .toList());
            assertThat(reader.warnings()).anyMatch(warning -> warning.contains(LINES / 4 + " of the lines"));
        }
    }

    @Test
    void aFewOfManyInstancesComeInTheirOrder() {
        InstanceCriteria failed = InstanceCriteria.ALL.withStatus(InstanceStatus.FAIL);
        try (RunReader reader = open();
                Stream<Instance> instances = reader.instances(failed)) {
            assertThat(instances.map(Instance::scenarioId))
                    .containsExactlyElementsOf(IntStream.range(LINES / 4, LINES)
                            .filter(line -> line % 10 == 0)
                            .mapToObj(line -> "line_" + line)
                            .toList());
        }
    }

    @Test
    void whatComesBeforeABrokenLineIsGivenAndTheLineIsNamed() throws Exception {
        write("steps.jsonl", line -> line == BROKEN ? "{\"instance_id\":" : line == 7 ? "" : step(line));
        List<Integer> given = new ArrayList<>();
        try (RunReader reader = open();
                Stream<Step> steps = reader.steps(StepCriteria.ALL)) {
            assertThatThrownBy(() -> steps.forEach(step -> given.add(step.index())))
                    .isInstanceOf(MalformedRunException.class)
                    .hasMessageContaining("steps.jsonl, line " + (BROKEN + 1) + ", column");
        }
        assertThat(given).hasSize(BROKEN - 1).endsWith(BROKEN - 1);
    }

    @Test
    void anInterruptedThreadReadsToTheEndAndStaysInterrupted() {
        try (RunReader reader = open()) {
            Thread.currentThread().interrupt();
            assertThat(reader.count(StepCriteria.ALL)).isEqualTo(LINES);
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
