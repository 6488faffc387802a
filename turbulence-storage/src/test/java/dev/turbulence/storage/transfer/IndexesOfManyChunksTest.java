package dev.turbulence.storage.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turbulence.storage.RunDirectory;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Indexes are whole and in order, into however many chunks their rows are divided. */
class IndexesOfManyChunksTest {

    private static final int INSTANCES = 150;
    private static final int STEPS = 2_000;
    private static final int ASSERTIONS = 700;

    @TempDir
    Path temp;

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 333, STEPS - 1, STEPS, STEPS + 1})
    void areWholeAndInOrder(int rowsAtOnce) {
        RunDirectory run = RunFiles.complete(temp.resolve("run_1"));
        SplittableRandom random = new SplittableRandom(rowsAtOnce);
        write(run, random);

        Migration.of(run).rowsAtOnce(rowsAtOnce).run();

        assertThat(Database.rows(run, "PRAGMA integrity_check")).containsExactly("ok");
        for (String query : List.of(
                "SELECT id FROM steps %s ORDER BY latency_ms, action_type, id",
                "SELECT id FROM steps %s ORDER BY action_name, latency_ms, id",
                "SELECT id FROM steps %s ORDER BY service, id",
                "SELECT id FROM steps %s WHERE ok = 0 ORDER BY id",
                "SELECT id FROM assertions %s ORDER BY instance_id, id",
                "SELECT id FROM assertions %s ORDER BY passed, id")) {
            assertThat(Database.rows(run, query.formatted("")))
                    .isNotEmpty()
                    .isEqualTo(Database.rows(run, query.formatted("NOT INDEXED")));
        }
        assertThat(RunFiles.names(run.path())).noneMatch(name -> name.endsWith(".tmp"));
    }

    /** Few values, so that most rows are equal in most indexes, and every one that sorts in a way of its own. */
    private static void write(RunDirectory run, SplittableRandom random) {
        StringBuilder instances = new StringBuilder();
        for (int i = 0; i < INSTANCES; i++) {
            instances.append(RunFiles.instance(id(i)));
        }
        StringBuilder steps = new StringBuilder();
        for (int i = 0; i < STEPS; i++) {
            steps.append(RunFiles.step(id(random.nextInt(INSTANCES + 20)), i, observation(random))
                    .replace(
                            "\"get\"",
                            List.of("\"get\"", "\"pay\"", "\"é\"", "null").get(random.nextInt(4)))
                    .replace("\"http\"", List.of("\"http\"", "\"wait\"").get(random.nextInt(2))));
        }
        StringBuilder assertions = new StringBuilder();
        for (int i = 0; i < ASSERTIONS; i++) {
            assertions.append(RunFiles.assertion(id(random.nextInt(INSTANCES)), i)
                    .replace("false", List.of("false", "true", "null").get(random.nextInt(3))));
        }
        RunFiles.write(run.instances(), instances.toString());
        RunFiles.write(run.steps(), steps.toString());
        RunFiles.write(run.assertions(), assertions.toString());
    }

    private static String id(int instance) {
        return "inst_" + instance * 7919 % 1009;
    }

    private static String observation(SplittableRandom random) {
        return "{\"ok\":%s,\"latency_ms\":%s,\"status_code\":%s,\"service\":%s}"
                .formatted(
                        List.of("true", "false", "null").get(random.nextInt(3)),
                        List.of("null", "-1.5", "-0.0", "0", "0.25", "7", "1e300")
                                .get(random.nextInt(7)),
                        List.of("200", "500", "null").get(random.nextInt(3)),
                        List.of("\"api\"", "\"API\"", "null").get(random.nextInt(3)));
    }
}
