package dev.turbulence.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.turbulence.report.internal.Cells;
import dev.turbulence.storage.Assertion;
import dev.turbulence.storage.CardinalityException;
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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReplayComparisonTest {

    private static final String ID = "inst_002a00000005";
    private static final String FINE = "{'ok':true,'status_code':200,'metadata':{'turbulence_maven':{'request':"
            + "{'method':'GET','url':'http://shop/products'}}},'body':{'page':1}}";
    private static final String REFUSED = "{'ok':false,'status_code':503,'metadata':{'turbulence_maven':{'request':"
            + "{'method':'POST','url':'http://shop/pay/17','body':{'order':17,'amount':5}},'failure_kind':'status'}},"
            + "'errors':['HTTP 503: Service Unavailable'],'attempts':[{},{},{}],"
            + "'body':{'state':'refused','at':'2026-11-23T10:15:00Z','lines':[1,2]}}";
    private static final String PAID = "{'ok':true,'status_code':200,'metadata':{'turbulence_maven':{'request':"
            + "{'method':'POST','url':'http://shop/pay/18','body':{'order':18,'amount':5}},'extracted':{'receipt':'r1'}}},"
            + "'errors':[],'attempts':[{}],'body':{'state':'paid','at':'2026-11-27T12:00:00Z','lines':[1,2]}}";
    private static final String TO_CARD =
            "{'ok':true,'branch_taken':'if_true','metadata':{'turbulence_maven':{'decision':{'option':'card'}}}}";
    private static final String TO_CASH =
            "{'ok':true,'branch_taken':'if_false','metadata':{'turbulence_maven':{'decision':{'option':'card'}}}}";

    @TempDir
    private Path folder;

    private int runs;

    @ParameterizedTest
    @EnumSource(Storage.class)
    void showsStepByStepWhatWasAndWhatIs(Storage storage) {
        Records then = new Records("run_then", false, null)
                .step("browse", "http", FINE, 12.4)
                .step("route", "branch", TO_CARD, 0)
                .step("pay", "http", REFUSED, 80.14)
                .step("refund", "http", FINE, 5)
                .assertion("order_paid", false, "\"refused\"", "Value mismatch at '$.state'");
        Records now = new Records("run_now", true, null)
                .step("browse", "http", FINE, 11.1)
                .step("route", "branch", TO_CASH, 0)
                .step("pay", "http", PAID, 60.2)
                .step("ship", "http", FINE, 3.25)
                .assertion("order_paid", true, "\"paid\"", "fine");

        Golden.assertEqual(compare(storage, then, now).lines(100), folder, "replay.txt");
    }

    @ParameterizedTest
    @CsvSource({
        "false, false, true, false, fails the same way",
        "false, false, false, false, fails differently",
        "false, true, true, false, 'failed then, passes now'",
        "true, true, true, false, 'passed then, passes now'",
        "true, false, true, false, 'passed then, fails now'",
        ", true, true, false, 'never ended then, passes now'",
        "false, , true, false, 'failed then, did not end now'",
        "false, false, true, true, fails differently",
    })
    void theVerdictSaysHowItCameOut(
            Boolean passedThen, Boolean passedNow, boolean alike, boolean error, String verdict) {
        Records then = new Records("run_then", passedThen, null);
        Records now = new Records("run_now", passedNow, error ? "Step 'pay': no" : null);
        if (Boolean.FALSE.equals(passedThen)) {
            then.step("pay", "http", REFUSED, 1);
        }
        if (Boolean.FALSE.equals(passedNow)) {
            now.step("pay", "http", alike ? REFUSED.replace("17", "18") : REFUSED.replace("503", "404"), 1);
        }

        assertThat(compare(Storage.JSONL, then, now).verdict()).isEqualTo(verdict);
    }

    @Test
    void aRunOfAnotherWriterIsComparedByWhatItHolds() {
        Records then = new Records("run_then", false, "Variable 'x' not found")
                .step("pay", "http", "{'ok':false,'metadata':{},'body':'down','errors':['no']}", 2);
        Records now = new Records("run_now", true, null).step("pay", "http", PAID, 2);

        assertThat(compare(Storage.JSONL, then, now).lines(100))
                .contains("        error  Variable 'x' not found")
                .contains("      request now   POST http://shop/pay/18", "      error then  no")
                .noneMatch(line -> line.contains("sent") || line.contains("extracted"));
    }

    @Test
    void neverObeysWhatTheSystemUnderTestSentAndStaysWithinTheWidth() {
        for (String text : HostileRun.TEXTS) {
            Records then = new Records("run_then", false, text)
                    .step(text, "http", hostile(text, 1), 2)
                    .step("both", "http", hostile(text, 1), 2)
                    .assertion(text, false, new TextNode(text).toString(), text);
            Records now = new Records("run_now", false, null)
                    .step("both", "http", hostile(text, 2), 2)
                    .assertion(text, false, new TextNode(text + 2).toString(), text + 2);
            List<String> lines = compare(Storage.JSONL, then, now).lines(80);

            assertThat(String.join("", lines).codePoints().boxed())
                    .noneMatch(c -> Character.isISOControl(c)
                            || Character.getType(c) == Character.FORMAT
                            || Character.getType(c) == Character.SURROGATE);
            assertThat(lines).allSatisfy(line -> assertThat(Cells.width(line)).isLessThanOrEqualTo(80));
            assertThat(lines.size()).isBetween(12, 60);
        }
    }

    @Test
    void anInstanceThatIsNotThereIsAnError() {
        Records then = new Records("run_then", false, null);
        try (StoredRun run = then.write(Storage.JSONL)) {
            assertThatThrownBy(() -> ReplayComparison.of(run, run, "inst_else"))
                    .isInstanceOf(CardinalityException.class);
            assertThatThrownBy(() -> ReplayComparison.of(run, run, ID).lines(79))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a replay needs 80 columns, not 79");
        }
    }

    private static String hostile(String text, int version) {
        ObjectNode observation = (ObjectNode) json(REFUSED);
        observation.withArray("errors").add(text + version);
        observation.putObject("body").put("text", text + version);
        observation.put("branch_taken", text + version);
        ObjectNode own = (ObjectNode) observation.at("/metadata/turbulence_maven");
        own.putObject("request").put("method", text).put("url", text + version).put("body", text + version);
        return observation.toString();
    }

    private ReplayComparison compare(Storage storage, Records then, Records now) {
        try (StoredRun first = then.write(storage);
                StoredRun second = now.write(storage)) {
            return ReplayComparison.of(first, second, ID);
        }
    }

    private static JsonNode json(String text) {
        return SampleRun.json(text.startsWith("{'") ? text.replace('\'', '"') : text);
    }

    /** What a run holds of one instance. */
    private final class Records {
        private static final Instant START = Instant.parse("2026-11-23T10:15:00Z");

        private final String runId;
        private final Boolean passed;
        private final String error;
        private final List<Step> steps = new ArrayList<>();
        private final List<Assertion> assertions = new ArrayList<>();

        Records(String runId, Boolean passed, String error) {
            this.runId = runId;
            this.passed = passed;
            this.error = error;
        }

        Records step(String name, String type, String observation, double millis) {
            ObjectNode tree = (ObjectNode) json(observation);
            tree.put("latency_ms", millis);
            JsonNode status = tree.path("status_code");
            steps.add(new Step(
                    ID,
                    runId,
                    null,
                    steps.size(),
                    name,
                    type,
                    START,
                    START,
                    "shop",
                    Duration.ofNanos((long) (millis * 1e6)),
                    status.isInt() ? status.intValue() : null,
                    tree.get("ok").booleanValue(),
                    false,
                    Observation.of(tree)));
            return this;
        }

        Records assertion(String name, boolean held, String actual, String message) {
            assertions.add(
                    new Assertion(ID, runId, null, 9, name, held, json("\"paid\""), json(actual), message, START));
            return this;
        }

        StoredRun write(Storage storage) {
            NewRun run =
                    new NewRun(runId, START, "Shop", List.of("checkout"), 42, 1, 1, null, KnownNames.NONE, "0.1.0");
            try (RunWriter writer = RunWriter.create(storage, folder.resolve("runs" + runs++), run)) {
                writer.instanceStarted(instance(null, null));
                steps.forEach(writer::step);
                assertions.forEach(writer::assertion);
                if (passed != null) {
                    writer.instanceEnded(instance(passed, Duration.ofMillis(250)));
                }
                writer.finish(RunOutcome.complete());
                return StoredRun.open(writer.directory().path());
            }
        }

        private Instance instance(Boolean outcome, Duration duration) {
            return new Instance(ID, runId, "corr_of_" + runId, "checkout", START, null, duration, outcome, null, error);
        }
    }
}
