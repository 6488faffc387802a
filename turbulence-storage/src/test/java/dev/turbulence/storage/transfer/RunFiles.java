package dev.turbulence.storage.transfer;

import dev.turbulence.storage.RunDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Runs made by hand, and copies of stored ones. */
final class RunFiles {

    static final String MANIFEST = """
            {"run_id":"run_1","timestamp":"2026-11-23T10:15:00.000000Z","sut_name":"Shop","scenario_ids":["buy"],\
            "seed":7,"config":{"seed":7,"concurrency":2,"timeout_seconds":30.0},"turbulence_version":"0.1.0"}
            """;

    static final String SUMMARY = """
            {"run_id":"run_1","completed_at":"2026-11-23T10:16:00.000000Z","total_instances":1,"pass_count":1}
            """;

    private RunFiles() {}

    /** A complete run without records. */
    static RunDirectory complete(Path folder) {
        RunDirectory run = new RunDirectory(folder);
        write(run.manifest(), MANIFEST);
        write(run.summary(), SUMMARY);
        write(run.instances(), "");
        write(run.steps(), "");
        write(run.assertions(), "");
        return run;
    }

    static String instance(String id) {
        return instance(id, "true");
    }

    static String instance(String id, String passed) {
        return """
                {"instance_id":"%s","run_id":"run_1","correlation_id":"corr_%s","scenario_id":"buy",\
                "started_at":"2026-11-23T10:15:01.000000Z","completed_at":"2026-11-23T10:15:02.500000Z",\
                "duration_ms":1500.25,"passed":%s,"entry_data":{"seed_data":{}},"error":null}
                """.formatted(id, id, passed);
    }

    static String step(String instanceId, int index) {
        return step(instanceId, index, "{\"ok\":true,\"latency_ms\":12.5,\"status_code\":200,\"service\":\"api\"}");
    }

    static String step(String instanceId, int index, String observation) {
        return """
                {"instance_id":"%s","run_id":"run_1","correlation_id":"corr_%s","step_index":%d,"step_name":"get",\
                "step_type":"http","timestamp":"2026-11-23T10:15:01.500000Z","observation":%s}
                """.formatted(instanceId, instanceId, index, observation);
    }

    static String assertion(String instanceId, int index) {
        return """
                {"instance_id":"%s","run_id":"run_1","correlation_id":"corr_%s","step_index":%d,\
                "assertion_name":"is_ok","passed":false,"expected":200,"actual":"500","message":"not 200",\
                "timestamp":"2026-11-23T10:15:01.600000Z"}
                """.formatted(instanceId, instanceId, index);
    }

    static void write(Path file, String text) {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    static void write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of the files in a folder, sorted. */
    static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a folder and all that is in it. */
    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The runs in the test resources. */
    static List<Path> stored() {
        try (Stream<Path> files =
                Files.walk(Path.of(RunFiles.class.getResource("/runs").toURI()))) {
            return files.filter(file -> file.endsWith("manifest.json"))
                    .map(Path::getParent)
                    .sorted()
                    .toList();
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static RunDirectory copy(Path from, Path to) {
        try {
            Files.createDirectories(to);
            for (String name : names(from)) {
                if (Files.isRegularFile(from.resolve(name))) {
                    Files.copy(from.resolve(name), to.resolve(name));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new RunDirectory(to);
    }

    /** A folder with nothing but a run's database, as someone may have been sent it. */
    static RunDirectory databaseAlone(RunDirectory run, Path folder) {
        RunDirectory alone = new RunDirectory(folder.resolve(run.runId()));
        try {
            Files.createDirectories(alone.path());
            Files.copy(run.database(), alone.database());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return alone;
    }
}
