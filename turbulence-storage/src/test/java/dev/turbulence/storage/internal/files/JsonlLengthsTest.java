package dev.turbulence.storage.internal.files;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.StorageException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonlLengthsTest {

    @TempDir
    private Path folder;

    @Test
    void saysWhichFileHasGrownAndWhatToDo() throws Exception {
        RunDirectory run = new RunDirectory(folder);
        Files.writeString(run.steps(), "1234");
        JsonlLengths recorded = JsonlLengths.of(run);
        assertThatCode(() -> recorded.requireNotGrown(run)).doesNotThrowAnyException();
        Files.writeString(run.assertions(), "12");
        assertThatThrownBy(() -> recorded.requireNotGrown(run))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("assertions.jsonl has grown from 0 to 2 bytes")
                .hasMessageContaining("turbulence:migrate")
                .hasMessageContaining("-Dturbulence.overwrite=true");
    }

    @Test
    void filesThatWereTakenAwayAreNoReasonToComplain() throws Exception {
        RunDirectory run = new RunDirectory(folder);
        Files.writeString(run.steps(), "1234");
        JsonlLengths recorded = JsonlLengths.of(run);
        Files.delete(run.steps());
        assertThatCode(() -> recorded.requireNotGrown(run)).doesNotThrowAnyException();
    }
}
