package dev.turbulence.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.turbulence.storage.Assertion;
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
import java.util.Locale;
import java.util.Random;

/**
 * Writes a run of a shop in a certain version, the same one each time. Version 1 has a step that version 2 has not, and the
 * other way round; version 2 pays slower, searches faster, and refuses some orders that version 1 took.
 */
final class ShopRun {

    private final int version;
    private final int instances;
    private final Random random;
    private long seed = 42;
    private RunOutcome outcome = RunOutcome.complete();
    private RunWriter writer;
    private String runId;
    private Instant start;

    private ShopRun(int version, int instances) {
        this.version = version;
        this.instances = instances;
        this.random = new Random(version);
    }

    static ShopRun version(int version, int instances) {
        return new ShopRun(version, instances);
    }

    /** The same version again: other latencies, and nothing else. */
    ShopRun playedAgain() {
        random.setSeed(version + 1_000);
        return this;
    }

    ShopRun seed(long otherSeed) {
        seed = otherSeed;
        return this;
    }

    ShopRun endingIn(RunOutcome end) {
        outcome = end;
        return this;
    }

    RunDirectory write(Storage storage, Path runs, String id) {
        runId = id;
        start = Instant.parse("2026-11-2" + version + "T10:15:00Z");
        NewRun run = new NewRun(
                id, start, "Shop", List.of("checkout", "browse"), seed, instances, 10, null, KnownNames.NONE, "0.1.0");
        try (RunWriter open = RunWriter.create(storage, runs, run)) {
            writer = open;
            for (int i = 0; i < instances; i++) {
                play(i);
            }
            writer.finish(outcome);
            return writer.directory();
        }
    }

    private void play(int index) {
        boolean checkout = index % 3 != 0;
        String id = String.format(Locale.ROOT, "inst_002a%08x", index);
        Instant at = start.plusMillis(20L * index);
        writer.instanceStarted(instance(id, checkout, at, null, null));
        boolean passed = browse(id, at);
        if (checkout) {
            passed &= pay(id, at, index);
        }
        writer.instanceEnded(instance(id, checkout, at, at.plusMillis(500), passed));
    }

    private boolean browse(String id, Instant at) {
        step(id, at, 0, "home", 3, null);
        step(id, at, 1, "search", version == 1 ? 24 : 16, null);
        return true;
    }

    private boolean pay(String id, Instant at, int index) {
        step(id, at, 2, "add_to_cart", 8, null);
        step(id, at, 3, version == 1 ? "legacy_quote" : "voucher", 12, null);
        String error = index % 97 == 1
                ? "HTTP 503 Service Unavailable"
                : version == 2 && index % 31 == 2
                        ? "HTTP 422 order " + index + "04711 exceeds the limit"
                        : version == 1 && index % 211 == 4 ? "Connection reset by peer" : null;
        step(id, at, 4, "submit_payment", version == 1 ? 80 : 110, error);
        boolean total = version == 1 || index % 53 != 1;
        assertion(id, "total_is_right", total);
        assertion(id, "cart_is_empty", index % 101 != 1);
        assertion(id, "currency_is_kept", true);
        return error == null && total;
    }

    private Instance instance(String id, boolean checkout, Instant at, Instant end, Boolean passed) {
        return new Instance(
                id,
                runId,
                "corr",
                checkout ? "checkout" : "browse",
                at,
                end,
                end == null ? null : Duration.between(at, end),
                passed,
                JsonNodeFactory.instance.objectNode(),
                null);
    }

    private void step(String id, Instant at, int index, String name, double typical, String error) {
        double millis = Math.round(1_000 * typical * Math.exp(random.nextGaussian() / 2.5)) / 1_000.0;
        Duration latency = Duration.ofNanos(Math.round(millis * 1e6));
        ObjectNode observation = JsonNodeFactory.instance.objectNode();
        observation.put("ok", error == null).put("protocol", "http").put("latency_ms", millis);
        observation.putArray("errors");
        if (error != null) {
            observation.withArray("errors").add(error);
        }
        writer.step(new Step(
                id,
                runId,
                "corr",
                index,
                name,
                "http",
                at,
                at.plus(latency),
                "shop",
                latency,
                error == null ? 200 : 500,
                error == null,
                false,
                Observation.of(observation)));
    }

    private void assertion(String id, String name, boolean passed) {
        TextNode value = new TextNode("x");
        writer.assertion(new Assertion(
                id, runId, "corr", 4, name, passed, value, value, passed ? "ok" : "expected 2, got 3", start));
    }
}
