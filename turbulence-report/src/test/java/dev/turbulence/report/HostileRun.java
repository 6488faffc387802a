package dev.turbulence.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
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
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A run in which every text is meant to break out of something, or too long. */
final class HostileRun {

    static final List<String> TEXTS = List.of(
            "</script><script>document.title='owned'</script>",
            "--></style><img src=x onerror=\"document.title='owned'\">",
            "]]><evil/><![CDATA[",
            "\" onmouseover=\"document.title='owned'\" x=\"' &lt;b&gt;",
            "\u001b[2J\u001b]0;owned\u0007",
            "=cmd|'/C calc'!A0",
            "\u202egnp.exe\u2066\u200f",
            "nul\u0000nul \ufffe \uffff",
            "lone \ud800 surrogate \udc00",
            "| pipe | [link](javascript:alert(1)) `code` **bold** @everyone #1 <b>x</b>\n\n# Heading\n\n| a |",
            "javascript:alert(1)",
            "x".repeat(1 << 20));

    private static final Instant START = Instant.parse("2026-11-23T10:15:00Z");

    private HostileRun() {}

    static RunDirectory write(Storage storage, Path runs) {
        NewRun newRun = new NewRun(
                "run_hostile",
                START,
                TEXTS.get(0),
                List.of(TEXTS.get(0)),
                1,
                TEXTS.size(),
                1,
                null,
                KnownNames.NONE,
                "0.1.0");
        try (RunWriter writer = RunWriter.create(storage, runs, newRun)) {
            for (int i = 0; i < TEXTS.size(); i++) {
                play(writer, i, TEXTS.get(i));
            }
            writer.finish(RunOutcome.complete());
            return writer.directory();
        }
    }

    private static void play(RunWriter writer, int index, String text) {
        String runId = writer.directory().runId();
        String id = index + text.substring(0, Math.min(1_000, text.length()));
        ObjectNode entry = new JsonMapper().createObjectNode();
        entry.put(key(text), text);
        writer.instanceStarted(new Instance(id, runId, text, text, START, null, null, null, entry, null));
        writer.step(new Step(
                id,
                runId,
                text,
                0,
                text,
                "http",
                START,
                START.plusMillis(5),
                text,
                Duration.ofMillis(5),
                500,
                false,
                false,
                Observation.of(observation(text))));
        TextNode value = new TextNode(text);
        writer.assertion(new Assertion(id, runId, text, 1, text, false, value, value, text, START));
        writer.instanceEnded(new Instance(
                id, runId, text, text, START, START.plusMillis(5), Duration.ofMillis(5), false, entry, text));
    }

    private static ObjectNode observation(String text) {
        ObjectNode observation = new JsonMapper().createObjectNode();
        observation.put("ok", false).put("protocol", text);
        ObjectNode request =
                observation.putObject("metadata").putObject(RunManifest.OWN_KEY).putObject("request");
        request.put("method", text).put("url", text).put("body", text);
        request.putObject("headers").put(key(text), text);
        observation.put("status_code", 500).put("latency_ms", 5);
        observation.putObject("headers").put(key(text), text);
        observation.put("body", text);
        observation.putArray("errors").add(text);
        observation.put("action_name", text).put("service", text).put("turbulence", text);
        observation.putArray("attempts").addObject().put("attempt", text).put("error", text);
        observation.put("branch_condition", text).put("branch_taken", text);
        return observation;
    }

    /** A name of a JSON field: no parser gives out one with half a surrogate pair, or a longer one than this. */
    private static String key(String text) {
        String name = text.replaceAll("[\\ud800-\\udfff]", "?");
        return name.substring(0, Math.min(50_000, name.length()));
    }
}
