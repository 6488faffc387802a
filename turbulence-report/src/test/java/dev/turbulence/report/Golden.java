package dev.turbulence.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Complete expected outputs, one file each; {@code <run>} stands for the folder of the run. */
final class Golden {

    private Golden() {}

    static void assertEqual(List<String> lines, Object run, String file) {
        String actual = String.join("\n", lines).replace(run.toString(), "<run>") + "\n";
        assertThat(actual).isEqualTo(read(file));
    }

    private static String read(String file) {
        try (InputStream in = Golden.class.getResourceAsStream(file)) {
            assertThat(in).as(file).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
