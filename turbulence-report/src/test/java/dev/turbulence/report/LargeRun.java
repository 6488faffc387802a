package dev.turbulence.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.turbulence.storage.Instance;
import dev.turbulence.storage.KnownNames;
import dev.turbulence.storage.NewRun;
import dev.turbulence.storage.Observation;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunOutcome;
import dev.turbulence.storage.RunWriter;
import dev.turbulence.storage.Step;
import dev.turbulence.storage.Storage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A run with as much of everything as a page bears, and more: names, causes, steps of an instance, bodies. */
final class LargeRun {

    private static final Instant START = Instant.parse("2026-11-23T10:15:00Z");
    private static final int INSTANCES = 700;
    private static final int STEPS = 70;

    private LargeRun() {}

    static RunDirectory write(Path runs) {
        NewRun newRun =
                new NewRun("run_large", START, "Shop", List.of("s"), 1, INSTANCES, 1, null, KnownNames.NONE, "0.1.0");
        try (RunWriter writer = RunWriter.create(Storage.JSONL, runs, newRun)) {
            for (int i = 0; i < INSTANCES; i++) {
                String id = "inst_" + i;
                Instant at = START.plusSeconds(i);
                writer.instanceStarted(new Instance(
                        id, "run_large", null, "scenario " + letters(i), at, null, null, null, null, null));
                for (int step = 0; step < (i < 40 ? STEPS : 1); step++) {
                    writer.step(step(id, at, step, "trouble " + letters(i)));
                }
                writer.instanceEnded(new Instance(
                        id,
                        "run_large",
                        null,
                        "scenario " + letters(i),
                        at,
                        at.plusMillis(STEPS),
                        Duration.ofMillis(STEPS),
                        false,
                        null,
                        null));
            }
            writer.finish(RunOutcome.complete());
            return writer.directory();
        }
    }

    /** A name that differs by letters, as digits alone do not make causes different ones. */
    private static String letters(int number) {
        return Integer.toString(number, 26)
                .chars()
                .collect(
                        StringBuilder::new,
                        (text, c) -> text.append((char) (c < 'a' ? 'p' + c - '0' : c))
                                .append('x'),
                        StringBuilder::append)
                .append("-".repeat(150))
                .toString();
    }

    private static Step step(String id, Instant start, int index, String error) {
        ObjectNode observation = new JsonMapper().createObjectNode();
        observation.putArray("errors").add(error);
        observation.putObject("headers").put("x-padding", "h".repeat(3_000));
        observation.put("body", "b".repeat(20_000));
        return new Step(
                id,
                "run_large",
                null,
                index,
                "step " + index + " of " + id,
                "http",
                start.plusMillis(index),
                start.plusMillis(index + 1),
                "service " + id,
                Duration.ofMillis(1),
                500,
                false,
                false,
                Observation.of(observation));
    }
}
