package dev.turbulence.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.turbulence.storage.Assertion;
import dev.turbulence.storage.Instance;
import dev.turbulence.storage.KnownNames;
import dev.turbulence.storage.NewRun;
import dev.turbulence.storage.Observation;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunManifest;
import dev.turbulence.storage.RunOutcome;
import dev.turbulence.storage.RunWriter;
import dev.turbulence.storage.Step;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.transfer.Migration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Writes a shop's run to disk, the same one each time: two scenarios, five steps, and every kind of failure. */
final class SampleRun {

    static final Instant START = Instant.parse("2026-11-23T10:15:00Z");
    private static final JsonMapper JSON = new JsonMapper();

    private final RunWriter writer;
    private final Random random = new Random(7);
    private final String runId;

    private SampleRun(RunWriter writer) {
        this.writer = writer;
        this.runId = writer.directory().runId();
    }

    /** A run of so many instances as JSON lines, one in 13 of which fails in one of six ways. */
    static RunDirectory jsonl(Path runs, int instances) {
        NewRun newRun = new NewRun(
                "run_sample",
                START,
                "Shop",
                List.of("checkout", "browse"),
                42,
                instances,
                8,
                null,
                KnownNames.NONE,
                "0.1.0");
        try (RunWriter writer = RunWriter.create(Storage.JSONL, runs, newRun)) {
            SampleRun run = new SampleRun(writer);
            for (int i = 0; i < instances; i++) {
                run.play(i);
            }
            writer.finish(RunOutcome.complete());
            endAt(START.plusMillis(40L * instances + 2_000), writer.directory());
            return writer.directory();
        }
    }

    /** The same run, migrated. */
    static RunDirectory sqlite(Path runs, int instances) {
        RunDirectory run = jsonl(runs, instances);
        Migration.of(run).run();
        try {
            for (Path file : List.of(run.instances(), run.steps(), run.assertions())) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return run;
    }

    /** The run was written in a moment of now; it tells of one that took its time. */
    private static void endAt(Instant end, RunDirectory run) {
        try {
            ObjectNode summary = (ObjectNode) json(Files.readString(run.summary()));
            summary.put("completed_at", end.toString());
            summary.put("duration_ms", Duration.between(START, end).toMillis());
            Files.writeString(run.summary(), summary.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void play(int index) {
        String id = String.format(Locale.ROOT, "inst_002a%08x", index);
        boolean checkout = index % 3 != 0;
        Instant at = START.plusMillis(40L * index);
        int trouble = index % 13 == 5 && checkout ? 1 + index / 13 % 6 : 0;
        Instance open = instance(id, checkout ? "checkout" : "browse", at, null, null, null);
        writer.instanceStarted(open);
        double clock = step(id, at, 0, 0, "browse_products", "GET", "/products?page=1", "catalog", 0, 12);
        assertion(id, 1, "products_listed", true, "200", "200", "Status code 200 matches expected 200");
        String error = null;
        if (checkout) {
            clock += step(id, at, clock, 1, "add_to_cart", "POST", "/cart/items", "shop", 0, 8);
            clock += step(id, at, clock, 2, "submit_payment", "POST", "/payments", "payments", trouble, 80);
            boolean paid = trouble != 6;
            assertion(
                    id,
                    4,
                    "order_paid",
                    paid,
                    "\"paid\"",
                    paid ? "\"paid\"" : "\"pending\"",
                    paid ? "ok" : "Value mismatch at '$.status': expected \"paid\", got \"pending\"");
            error = trouble == 5 ? "unknown variable 'order_id'" : null;
        }
        Duration duration = Duration.ofNanos((long) (clock * 1e6));
        writer.instanceEnded(instance(id, open.scenarioId(), at, at.plus(duration), trouble == 0, error));
    }

    private Instance instance(String id, String scenario, Instant start, Instant end, Boolean passed, String error) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        entry.putObject("seed_data").put("sku", "WIDGET-001");
        return new Instance(
                id,
                runId,
                id.replace("inst_", "corr_"),
                scenario,
                start,
                end,
                end == null ? null : Duration.between(start, end),
                passed,
                entry,
                error);
    }

    private double step(
            String id,
            Instant start,
            double clock,
            int index,
            String name,
            String method,
            String path,
            String service,
            int trouble,
            double typical) {
        double millis = Math.round(1_000 * typical * Math.exp(random.nextGaussian() / 2)) / 1_000.0;
        Integer status = switch (trouble) {
            case 1 -> 503;
            case 4 -> 402;
            case 2, 3 -> null;
            default -> 200;
        };
        String error = switch (trouble) {
            case 1 -> "HTTP 503 Service Unavailable";
            case 2 -> "Timed out after 1000 ms while waiting for the response: http://shop" + path;
            case 3 -> "Connection refused: http://shop" + path;
            case 4 -> "HTTP 402 Payment Required";
            case 5 -> "extract: 'order_id' was not found in the response body at $.id";
            default -> null;
        };
        ObjectNode observation = observation(name, method, path, service, status, error, millis);
        Instant ended = start.plusNanos((long) ((clock + millis) * 1e6));
        writer.step(new Step(
                id,
                runId,
                id.replace("inst_", "corr_"),
                index,
                name,
                "http",
                ended.minusNanos((long) (millis * 1e6)),
                ended,
                service,
                Duration.ofNanos((long) (millis * 1e6)),
                status,
                error == null,
                false,
                Observation.of(observation)));
        return millis;
    }

    private ObjectNode observation(
            String name, String method, String path, String service, Integer status, String error, double millis) {
        ObjectNode observation = JSON.createObjectNode();
        observation.put("ok", error == null).put("protocol", "http");
        ObjectNode own = observation.putObject("metadata").putObject(RunManifest.OWN_KEY);
        own.putObject("extracted").put("order_id", "ord_8812");
        ObjectNode request = own.putObject("request");
        request.put("method", method).put("url", "http://" + service + ".example:8080" + path);
        request.putObject("headers").put("accept", "application/json").put("x-correlation-id", "corr_1");
        request.putObject("body").put("sku", "WIDGET-001").put("quantity", 2);
        observation.put("status_code", status).put("latency_ms", millis);
        observation.putObject("headers").put("content-type", "application/json").put("server", "shop/2.1");
        if (status != null) {
            observation.putObject("body").put("id", "ord_8812").put("status", error == null ? "paid" : "refused");
        }
        observation.putArray("errors");
        if (error != null) {
            observation.withArray("errors").add(error);
        }
        observation.put("action_name", name).put("service", service).putNull("turbulence");
        ObjectNode attempt = observation.putArray("attempts").addObject();
        attempt.put("attempt", 1).put("status_code", status).put("ok", error == null);
        attempt.put("latency_ms", millis).putNull("timestamp").put("error", error);
        observation.put("condition_skipped", false);
        return observation;
    }

    private void assertion(
            String id, int index, String name, boolean passed, String expected, String actual, String message) {
        writer.assertion(new Assertion(
                id,
                runId,
                id.replace("inst_", "corr_"),
                index,
                name,
                passed,
                json(expected),
                json(actual),
                message,
                START));
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
