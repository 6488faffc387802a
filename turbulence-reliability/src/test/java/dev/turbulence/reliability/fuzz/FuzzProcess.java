package dev.turbulence.reliability.fuzz;

import com.code_intelligence.jazzer.Jazzer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tries some targets in a process of its own with a small heap, for some time. */
final class FuzzProcess {

    private static final String HEAP = "-Xmx256m";
    /** Of heap, native memory and code together. */
    private static final int MOST_MEBIBYTES = 1_200;
    /** Of one input, on a machine that has other things to do. */
    private static final int INPUT_SECONDS = 60;

    private static final int LONGEST_INPUT = 8_000;
    private static final int PATIENCE_SECONDS = 900;

    private final List<Targets> targets;
    private final int seconds;
    private final Path folder;

    FuzzProcess(List<Targets> targets, int seconds, Path folder) {
        this.targets = targets;
        this.seconds = seconds;
        this.folder = folder;
    }

    /**
     * What was tried, and whether all of it was borne.
     *
     * @param inputs how many, by target
     * @param borne whether nothing was found
     * @param log where the findings stand, with the inputs in the folder {@code found} beside it
     */
    record Result(Map<Targets, Long> inputs, boolean borne, Path log) {}

    Result run() throws IOException, InterruptedException {
        Path counts = folder.resolve("counts");
        Files.createDirectories(folder);
        Files.deleteIfExists(counts);
        RunFiles.empty(folder.resolve("found"));
        Path log = folder.resolve("log.txt");
        Process process = new ProcessBuilder(command())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = process.waitFor(seconds + PATIENCE_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly().waitFor();
        return new Result(inputs(counts), ended && process.exitValue() == 0 && !hasFound(), log);
    }

    /** Jazzer that keeps going ends well whatever it found. A slow unit is none: it ended in time. */
    private boolean hasFound() throws IOException {
        Path found = folder.resolve("found");
        if (!Files.exists(found)) {
            return false;
        }
        try (Stream<Path> files = Files.list(found)) {
            return files.anyMatch(file -> !file.getFileName().toString().startsWith("slow-unit-"));
        }
    }

    private List<String> command() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+UseSerialGC",
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                Seeds.option(),
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(targets.get(0).guided() ? guided() : seeded());
        return command;
    }

    private List<String> guided() throws IOException {
        for (String each : List.of("corpus", "seeds", "found")) {
            Files.createDirectories(folder.resolve(each));
        }
        return List.of(
                "-D" + Guided.TARGETS + "="
                        + targets.stream().map(Targets::name).collect(Collectors.joining(",")),
                "-D" + Guided.FOLDER + "=" + folder,
                Jazzer.class.getName(),
                "--target_class=" + Guided.class.getName(),
                "--instrumentation_includes=dev.turbulence.**",
                "--disabled_hooks=**", // They look for injections; what is asked here is whether inputs are borne.
                "--keep_going=20",
                "-max_total_time=" + seconds,
                "-timeout=" + INPUT_SECONDS,
                "-rss_limit_mb=" + MOST_MEBIBYTES,
                "-max_len=" + LONGEST_INPUT,
                "-len_control=20",
                "-artifact_prefix=" + folder.resolve("found") + "/",
                folder.resolve("corpus").toString(),
                folder.resolve("seeds").toString());
    }

    private List<String> seeded() {
        return List.of(Seeded.class.getName(), targets.get(0).name(), folder.toString(), String.valueOf(seconds), "0");
    }

    private static Map<Targets, Long> inputs(Path counts) throws IOException {
        Map<Targets, Long> inputs = new EnumMap<>(Targets.class);
        if (Files.exists(counts)) {
            try (Stream<String> lines = Files.lines(counts)) {
                lines.map(line -> line.split(" "))
                        .forEach(words -> inputs.put(Targets.valueOf(words[0]), Long.parseLong(words[1])));
            }
        }
        return inputs;
    }
}
