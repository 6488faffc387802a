package dev.turbulence.storage.internal.sqlite;

import dev.turbulence.storage.RecordingOptions;
import dev.turbulence.storage.RunWriter;
import dev.turbulence.storage.Storage;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A program that records as fast as it can until it is killed. Arguments: the folder for the run, and the commit interval
 * in milliseconds. It prints a line when the first {@link #ROUND} instances are recorded.
 */
final class EndlessWriter {

    static final int ROUND = 50;

    private EndlessWriter() {}

    public static void main(String[] arguments) {
        RunWriter writer = RunWriter.create(
                Storage.SQLITE,
                Path.of(arguments[0]),
                RandomRun.newRun(1_000_000),
                new RecordingOptions(Duration.ofMillis(Long.parseLong(arguments[1]))));
        for (long round = 0; ; round++) {
            RandomRun run = new RandomRun(1, ROUND);
            String suffix = "_" + round;
            run.instances()
                    .forEach(
                            instance -> writer.instanceStarted(RandomRun.started(RandomRun.renamed(instance, suffix))));
            run.steps().forEach(writer::step);
            run.assertions().forEach(writer::assertion);
            run.instances().forEach(instance -> writer.instanceEnded(RandomRun.renamed(instance, suffix)));
            if (round == 0) {
                System.out.println("started");
            }
        }
    }
}
