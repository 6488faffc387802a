package dev.turbulence.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.turbulence.storage.internal.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Records for tests, and a small run made of them.
 *
 * <pre>
 * instance  scenario  outcome  steps (status, ms)                                             assertions
 * 0         checkout  pass     create_cart (201, 10)  pay (200, 40)  paid (wait, 200, 100)    total ok
 * 1         checkout  fail     create_cart (201, 20)  pay (500, 50)  paid (skipped)           total failed
 * 2         browse    errored  search (200, 30)       check (assert)
 * 3         browse    pass     search (404, 5)        check (assert)                          found ok
 * </pre>
 *
 * Instances end in the order 0, 2, 1, 3.
 */
final class SampleRun {

    static final Instant START = Instant.parse("2026-11-23T10:15:00.000001Z");

    private SampleRun() {}

    static NewRun newRun(String id) {
        return new NewRun(
                id,
                START,
                "Shop",
                List.of("checkout", "browse"),
                42,
                4,
                2,
                Duration.ofSeconds(30),
                KnownNames.of(
                        List.of("checkout", "browse"),
                        List.of("refund"),
                        List.of("api", "mail"),
                        List.of("http"),
                        null),
                "1.2.3");
    }

    static Path write(Storage storage, Path runs) {
        try (RunWriter writer = RunWriter.create(storage, runs, newRun(null))) {
            writeRecords(writer);
            writer.finish(RunOutcome.complete());
            return writer.directory().path();
        }
    }

    static void writeRecords(RunWriter writer) {
        for (int i = 0; i < 4; i++) {
            writer.instanceStarted(started(i, i < 2 ? "checkout" : "browse"));
        }
        writer.step(http(0, 0, "create_cart", "api", 201, true, 10));
        writer.step(http(1, 0, "create_cart", "api", 201, true, 20));
        writer.step(http(0, 1, "pay", "payments", 200, true, 40));
        writer.step(http(2, 0, "search", "api", 200, true, 30));
        writer.step(http(1, 1, "pay", "payments", 500, false, 50));
        writer.step(step(0, 2, "paid", "wait", "api", 200, true, 100, false));
        writer.assertion(assertion(0, 3, "total", true, "5", "5"));
        writer.instanceEnded(ended(0, "checkout", true, null));
        writer.step(step(2, 1, "check", "assert", null, null, true, 0.25, false));
        writer.instanceEnded(ended(2, "browse", false, "Variable 'x' is not known"));
        writer.step(step(1, 2, "paid", "wait", "api", null, true, 0, true));
        writer.assertion(assertion(1, 3, "total", false, "5", "null"));
        writer.instanceEnded(ended(1, "checkout", false, null));
        writer.step(http(3, 0, "search", "api", 404, true, 5));
        writer.step(step(3, 1, "check", "assert", null, null, true, 0.5, false));
        writer.assertion(assertion(3, 2, "found", true, "\"x\"", "\"x\""));
        writer.instanceEnded(ended(3, "browse", true, null));
    }

    static String id(int number) {
        return String.format(Locale.ROOT, "inst_002a%08x", number);
    }

    static Instance started(int number, String scenario) {
        return new Instance(
                id(number),
                null,
                correlation(number),
                scenario,
                at(number * 100),
                null,
                null,
                null,
                entry(number),
                null);
    }

    static Instance ended(int number, String scenario, Boolean passed, String error) {
        Duration duration = Duration.ofNanos(123_456_789L + number * 1_000_000L);
        return new Instance(
                id(number),
                null,
                correlation(number),
                scenario,
                at(number * 100),
                at(number * 100 + 124),
                duration,
                passed,
                entry(number),
                error);
    }

    static Step http(int number, int index, String name, String service, int status, boolean ok, double millis) {
        return step(number, index, name, "http", service, status, ok, millis, false);
    }

    static Step step(
            int number,
            int index,
            String name,
            String type,
            String service,
            Integer status,
            boolean ok,
            double millis,
            boolean skipped) {
        ObjectNode observation = Json.mapper().createObjectNode();
        observation.put("ok", ok).put("protocol", "http").putObject("metadata");
        observation.put("status_code", status).put("latency_ms", millis);
        observation.putObject("headers").put("content-type", "application/json");
        observation.putObject("body").put("text", "caf\u00e9 \ud83d\ude00").put("big", 1L << 60);
        observation.putArray("errors");
        observation.put("action_name", name).put("service", service).putNull("turbulence");
        observation.putArray("attempts");
        observation.put("condition_skipped", skipped);
        Instant end = at(number * 100 + index * 10 + 10);
        Duration latency = Duration.ofNanos(Math.round(millis * 1e6));
        return new Step(
                id(number),
                null,
                correlation(number),
                index,
                name,
                type,
                end.minus(latency),
                end,
                service,
                latency,
                status,
                ok,
                skipped,
                Observation.of(observation));
    }

    static Assertion assertion(int number, int index, String name, boolean passed, String expected, String actual) {
        JsonNode wanted = Json.parse(expected);
        JsonNode found = Json.parse(actual);
        return new Assertion(
                id(number),
                null,
                correlation(number),
                index,
                name,
                passed,
                wanted,
                found,
                passed ? "as expected" : "expected " + expected + ", found " + actual,
                at(number * 100 + 99));
    }

    private static ObjectNode entry(int number) {
        ObjectNode entry = Json.mapper().createObjectNode();
        entry.putObject("seed_data").put("user", "u" + number);
        return entry;
    }

    private static String correlation(int number) {
        return String.format(Locale.ROOT, "corr_%012x", number);
    }

    static Instant at(long millis) {
        return START.plusMillis(millis);
    }
}
