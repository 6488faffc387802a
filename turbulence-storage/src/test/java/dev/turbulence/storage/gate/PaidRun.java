package dev.turbulence.storage.gate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.turbulence.storage.Instance;
import dev.turbulence.storage.KnownNames;
import dev.turbulence.storage.LoadShape;
import dev.turbulence.storage.NewRun;
import dev.turbulence.storage.Observation;
import dev.turbulence.storage.RunOutcome;
import dev.turbulence.storage.RunWriter;
import dev.turbulence.storage.Step;
import dev.turbulence.storage.Storage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/** A run of one step per instance, one instance a second, whose latencies are told; 100 of 100 ms unless said otherwise. */
final class PaidRun {

    private final Path folder;
    private final String id;
    private Instant start = Instant.parse("2026-11-23T10:15:00Z");
    private String step = "pay";
    private int instances = 100;
    private int failing;
    private Duration warmUp = Duration.ZERO;
    private RunOutcome outcome = RunOutcome.complete();
    private IntUnaryOperator millis = number -> 100;

    PaidRun(Path folder, String id) {
        this.folder = folder;
        this.id = id;
    }

    PaidRun startedLater(int hours) {
        start = start.plusSeconds(3600L * hours);
        return this;
    }

    PaidRun naming(String name) {
        step = name;
        return this;
    }

    PaidRun instances(int count) {
        instances = count;
        return this;
    }

    /** So many of the first instances fail. */
    PaidRun failing(int count) {
        failing = count;
        return this;
    }

    PaidRun warmUp(Duration time) {
        warmUp = time;
        return this;
    }

    PaidRun endingIn(RunOutcome end) {
        outcome = end;
        return this;
    }

    /** The latency of each instance by its number, from 0. */
    PaidRun taking(IntUnaryOperator latency) {
        millis = latency;
        return this;
    }

    /** The run's folder. */
    Path write(Storage storage) {
        LoadShape load = new LoadShape((long) instances, 1, null, Duration.ZERO, null, warmUp);
        KnownNames declared = KnownNames.of(null, Set.of(step), Set.of("payments"), Set.of("http"), Set.of());
        NewRun run = new NewRun(id, start, "shop", List.of("checkout"), 1, load, null, declared, "test");
        RunWriter writer = RunWriter.create(storage, folder, run);
        for (int i = 0; i < instances; i++) {
            writer.instanceStarted(instance(i, false));
            writer.step(step(i));
            writer.instanceEnded(instance(i, true));
        }
        writer.finish(outcome);
        writer.close();
        return writer.directory().path();
    }

    private Instance instance(int number, boolean ended) {
        Instant at = start.plusSeconds(number);
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        entry.putObject(Instance.OWN_KEY).put("warm_up", number < warmUp.toSeconds());
        return new Instance(
                Runs.id(number),
                id,
                "corr_" + number,
                "checkout",
                at,
                ended ? at.plusMillis(500) : null,
                ended ? Duration.ofMillis(500) : null,
                ended ? number >= failing : null,
                entry,
                null);
    }

    private Step step(int number) {
        int latency = millis.applyAsInt(number);
        Instant at = start.plusSeconds(number);
        String observation = String.format(
                Locale.ROOT,
                "{\"ok\":true,\"protocol\":\"http\",\"metadata\":{},\"status_code\":200,\"latency_ms\":%d,\"headers\":{},"
                        + "\"body\":null,\"errors\":[],\"action_name\":\"%s\",\"service\":\"payments\","
                        + "\"turbulence\":null,\"attempts\":[],\"branch_condition\":null,\"branch_result\":null,"
                        + "\"branch_taken\":null,\"condition_skipped\":false}",
                latency,
                step);
        return new Step(
                Runs.id(number),
                id,
                "corr_" + number,
                0,
                step,
                "http",
                at,
                at.plusMillis(latency),
                "payments",
                Duration.ofMillis(latency),
                200,
                true,
                false,
                Observation.ofJson(observation));
    }
}
