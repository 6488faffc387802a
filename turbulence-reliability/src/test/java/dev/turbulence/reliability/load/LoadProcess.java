package dev.turbulence.reliability.load;

import dev.turbulence.storage.Storage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A {@link PlayedRun} under way in a process of its own, and what it said. */
public final class LoadProcess {

    /**
     * What a process takes at a time.
     *
     * @param heap bytes in use after a collection
     * @param files open files and sockets
     * @param instances instances that have ended
     */
    public record Sample(long heap, long files, long threads, long instances) {}

    /**
     * What was said.
     *
     * @param outcome how the run ended; null when the process did not say
     * @param instances instances that ended
     * @param millis how long it took
     * @param text all of it
     */
    public record Said(List<Sample> samples, String outcome, long instances, long millis, String text) {}

    private final List<String> command = new ArrayList<>();
    private final List<String> options = new ArrayList<>();

    /** With some options for the JVM. */
    public LoadProcess(String... jvmOptions) {
        options.addAll(List.of(jvmOptions));
    }

    /** What starts the JVM; it gets the JVM's command as its own arguments. */
    public LoadProcess within(String... shell) {
        command.addAll(List.of(shell));
        return this;
    }

    /**
     * Plays a run and waits for its end.
     *
     * @param amount instances, or seconds with an {@code s} after them
     * @param samples how many samples are wanted; 0 for none
     */
    public Said play(Storage storage, Path folder, String url, String amount, int parallel, int samples)
            throws IOException, InterruptedException {
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), PlayedRun.class.getName()));
        command.addAll(List.of(storage.toString(), folder.toString(), url, amount));
        command.addAll(List.of(String.valueOf(parallel), String.valueOf(samples)));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said(text);
    }

    private static Said said(String text) {
        List<Sample> samples = text.lines()
                .filter(line -> line.startsWith("sample "))
                .map(line -> Arrays.stream(line.split(" "))
                        .skip(1)
                        .mapToLong(Long::parseLong)
                        .toArray())
                .map(numbers -> new Sample(numbers[0], numbers[1], numbers[2], numbers[3]))
                .toList();
        String[] done = text.lines()
                .filter(line -> line.startsWith("done "))
                .findFirst()
                .map(line -> line.split(" "))
                .orElse(new String[] {"", null, "0", "0"});
        return new Said(samples, done[1], Long.parseLong(done[2]), Long.parseLong(done[3]), text);
    }
}
