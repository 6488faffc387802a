package dev.turbulence.storage.gate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.turbulence.storage.Assertion;
import dev.turbulence.storage.Instance;
import dev.turbulence.storage.KnownNames;
import dev.turbulence.storage.NewRun;
import dev.turbulence.storage.Observation;
import dev.turbulence.storage.RunOutcome;
import dev.turbulence.storage.RunWriter;
import dev.turbulence.storage.Step;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.StoredRun;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Small runs, written by the product's own writers. */
final class Runs {

    static final KnownNames DECLARED = KnownNames.of(
            null,
            Set.of("list", "login", "pay", "check", "refund"),
            Set.of("catalog", "auth", "payments", "mail"),
            Set.of("http", "assert"),
            Set.of("check", "total is right", "never made"));

    private final Path folder;
    private final Storage storage;
    private long asked = 10;
    private RunOutcome outcome = RunOutcome.complete();
    private boolean declares = true;

    private Runs(Path folder, Storage storage) {
        this.folder = folder;
        this.storage = storage;
    }

    static Runs in(Path folder, Storage storage) {
        return new Runs(folder, storage);
    }

    Runs asking(long instances) {
        asked = instances;
        return this;
    }

    Runs endingIn(RunOutcome end) {
        outcome = end;
        return this;
    }

    /** Without the steps, services and assertions of scenario files, as other tools write it. */
    Runs declaringNothing() {
        declares = false;
        return this;
    }

    /** A run without instances. */
    StoredRun empty() {
        return write(writer -> {});
    }

    /** Instances that started and have no outcome. */
    StoredRun withoutOutcome(int count) {
        return write(writer -> {
            for (int i = 0; i < count; i++) {
                writer.instanceStarted(instance(i, "browse", null, null));
                writer.instanceEnded(instance(i, "browse", null, null));
            }
        });
    }

    /**
     * Four instances of {@code browse} that pass and list the catalog in 10, 20, 30 and 40 ms; six of {@code checkout}
     * that log in in 100 to 600 ms, of which number 9 errors there, and the five others pay in 1000 to 5000 ms, of which
     * number 8 is refused and fails its assertion too. Scenario {@code idle} is declared and never played, nor is step
     * {@code refund}; service {@code mail} is declared and never used.
     */
    StoredRun shop() {
        return write(writer -> {
            for (int i = 0; i < 4; i++) {
                play(writer, instance(i, "browse", true, null), http(i, 0, "list", "catalog", 10 * (i + 1), true));
            }
            for (int i = 0; i < 6; i++) {
                int number = 4 + i;
                Step login = http(number, 0, "login", "auth", 100 * (i + 1), true);
                if (number == 9) {
                    play(writer, instance(number, "checkout", false, "no variable 'token'"), login);
                    continue;
                }
                boolean good = number != 8;
                Step pay = http(number, 1, "pay", "payments", 1000 * (i + 1), good);
                play(writer, instance(number, "checkout", good, null), login, pay, check(number));
                writer.assertion(assertion(number, "check", true));
                writer.assertion(assertion(number, "total is right", good));
            }
        });
    }

    private static void play(RunWriter writer, Instance ended, Step... steps) {
        writer.instanceStarted(new Instance(
                ended.id(),
                ended.runId(),
                ended.correlationId(),
                ended.scenarioId(),
                ended.startedAt(),
                null,
                null,
                null,
                ended.entryData(),
                null));
        List.of(steps).forEach(writer::step);
        writer.instanceEnded(ended);
    }

    private interface Records {
        void write(RunWriter writer);
    }

    private StoredRun write(Records records) {
        KnownNames declared = declares ? DECLARED : KnownNames.NONE;
        NewRun run = new NewRun(
                "shop",
                Instant.parse("2026-11-23T10:15:00Z"),
                "shop",
                List.of("browse", "checkout", "idle"),
                1,
                asked,
                1,
                null,
                declared,
                "test");
        RunWriter writer = RunWriter.create(storage, folder, run);
        records.write(writer);
        writer.finish(outcome);
        writer.close();
        return StoredRun.open(writer.directory().path());
    }

    static String id(int number) {
        return String.format(Locale.ROOT, "inst_%012x", number);
    }

    private static Instance instance(int number, String scenario, Boolean passed, String error) {
        Instant start = Instant.parse("2026-11-23T10:15:00Z").plusSeconds(number);
        return new Instance(
                id(number),
                "shop",
                "corr_" + number,
                scenario,
                start,
                start.plusMillis(500),
                Duration.ofMillis(500),
                passed,
                JsonNodeFactory.instance.objectNode(),
                error);
    }

    private static Step http(int number, int index, String name, String service, int millis, boolean ok) {
        return step(number, index, name, "http", service, millis, ok);
    }

    private static Step check(int number) {
        return step(number, 2, "check", "assert", null, 0, true);
    }

    private static Step step(int number, int index, String name, String type, String service, int millis, boolean ok) {
        Instant end = Instant.parse("2026-11-23T10:15:00Z").plusSeconds(number).plusMillis(millis);
        Integer status = service == null ? null : ok ? 200 : 503;
        String observation = String.format(
                Locale.ROOT,
                "{\"ok\":%s,\"protocol\":\"http\",\"metadata\":{},\"status_code\":%s,\"latency_ms\":%d,\"headers\":{},"
                        + "\"body\":null,\"errors\":[%s],\"action_name\":\"%s\",\"service\":%s,\"turbulence\":null,"
                        + "\"attempts\":[],\"branch_condition\":null,\"branch_result\":null,\"branch_taken\":null,"
                        + "\"condition_skipped\":false}",
                ok,
                status,
                millis,
                ok ? "" : "\"HTTP 503\"",
                name,
                service == null ? null : "\"" + service + "\"");
        return new Step(
                id(number),
                "shop",
                "corr_" + number,
                index,
                name,
                type,
                end.minusMillis(millis),
                end,
                service,
                Duration.ofMillis(millis),
                status,
                ok,
                false,
                Observation.ofJson(observation));
    }

    private static Assertion assertion(int number, String name, boolean passed) {
        return new Assertion(
                id(number),
                "shop",
                "corr_" + number,
                2,
                name,
                passed,
                NullNode.instance,
                NullNode.instance,
                passed ? "as expected" : "the total is wrong",
                Instant.parse("2026-11-23T10:16:00Z"));
    }
}
