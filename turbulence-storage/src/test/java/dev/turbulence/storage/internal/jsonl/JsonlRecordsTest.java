package dev.turbulence.storage.internal.jsonl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.internal.query.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonlRecordsTest {

    @TempDir
    private Path folder;

    private final List<String> warnings = new ArrayList<>();

    @BeforeEach
    void writeRecords() throws Exception {
        Files.writeString(folder.resolve("instances.jsonl"), "{\"instance_id\":\"a\"}\n");
        Files.writeString(folder.resolve("steps.jsonl"), "{\"instance_id\":\"a\",\"step_name\":\"s\"}\n");
    }

    private JsonlRecords records(Duration patience) {
        return new JsonlRecords(new RunDirectory(folder), "run_1", false, patience, warnings::add);
    }

    @Test
    void aPassThatTakesTooLongSuggestsADatabase() {
        try (JsonlRecords records = records(Duration.ZERO)) {
            assertThat(records.countSteps(step -> true)).isEqualTo(1);
        }
        assertThat(warnings)
                .singleElement()
                .asString()
                .contains("steps.jsonl", "mvn turbulence:migrate -Dturbulence.run=" + folder);
    }

    @Test
    void aStreamThatTakesTooLongSuggestsADatabaseOnceItIsClosed() {
        try (JsonlRecords records = records(Duration.ZERO)) {
            StepLine step = records.steps();
            try (Stream<String> names = Cursor.over(step, Page.ALL, any -> true, step::name)) {
                assertThat(names.toList()).containsExactly("s");
                assertThat(warnings).isEmpty();
            }
        }
        assertThat(warnings).singleElement().asString().contains("turbulence:migrate");
    }

    @Test
    void whatIsQuickEnoughSuggestsNothing() {
        try (JsonlRecords records = records(Duration.ofHours(1))) {
            records.countSteps(step -> true);
            records.instanceTable();
        }
        assertThat(warnings).isEmpty();
    }
}
