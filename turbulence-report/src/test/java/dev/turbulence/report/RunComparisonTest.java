package dev.turbulence.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.turbulence.report.internal.Cells;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunOutcome;
import dev.turbulence.storage.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunComparisonTest {

    /** Enough for a p99 of each step. */
    private static final int MANY = 1_500;

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    private static final Map<String, RunDirectory> WRITTEN = new HashMap<>();

    private static RunComparison compare(RunDirectory base, RunDirectory run) {
        return RunComparison.of(base.path(), run.path());
    }

    /** Written once for all tests. */
    private static RunDirectory version(int version, int instances, Storage storage) {
        String runs = storage + "-" + instances;
        return WRITTEN.computeIfAbsent(
                runs + version,
                absent -> ShopRun.version(version, instances).write(storage, shared.resolve(runs), "run_" + version));
    }

    /** The content of each file by its name. */
    private Map<String, String> write(RunComparison comparison) throws IOException {
        Path to = folder.resolve("comparison");
        comparison.write(to, EnumSet.allOf(ComparisonFormat.class));
        try (Stream<Path> files = Files.list(to)) {
            return files.collect(Collectors.toMap(
                    file -> file.getFileName().toString(), RunComparisonTest::read, (a, b) -> a, TreeMap::new));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode json(RunComparison comparison) throws IOException {
        return new JsonMapper().readTree(write(comparison).get("comparison.json"));
    }

    private static JsonNode named(JsonNode parts, String name) {
        for (JsonNode part : parts) {
            if (part.path("name").asText().equals(name)) {
                return part;
            }
        }
        throw new AssertionError("no part " + name + " in " + parts);
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void showsTwoRunsSideBySide(Storage storage) {
        RunComparison comparison = compare(version(1, MANY, storage), version(2, MANY, storage));
        List<String> lines = comparison.lines().stream()
                .map(line -> line.replace(storage.toString(), "<storage>"))
                .toList();
        Golden.assertEqual(lines, folder, "compared.txt");
        assertThat(lines).allMatch(line -> Cells.width(line) <= 100);
    }

    @Test
    void bothStoragesGiveTheSameFiles() throws Exception {
        Map<String, String> lines = write(compare(version(1, 400, Storage.JSONL), version(2, 400, Storage.JSONL)));
        Map<String, String> tables = write(compare(version(1, 400, Storage.SQLITE), version(2, 400, Storage.SQLITE)));

        assertThat(lines).containsOnlyKeys("comparison.json", "index.html", "summary.md");
        assertThat(tables).containsOnlyKeys(lines.keySet());
        lines.forEach((file, text) ->
                assertThat(tables.get(file).replace("sqlite", "jsonl")).as(file).isEqualTo(text));
    }

    @Test
    void tellsChangesFromNoise() throws Exception {
        JsonNode json = json(compare(version(1, MANY, Storage.JSONL), version(2, MANY, Storage.JSONL)));
        assertThat(json.path("format_version").asInt()).isEqualTo(1);
        assertThat(json.path("base").path("run_id").asText()).isEqualTo("run_1");
        assertThat(json.path("run").path("run_id").asText()).isEqualTo("run_2");

        JsonNode paid = named(json.path("steps"), "submit_payment").path("numbers");
        for (String key : List.of("p50_latency_ms", "p95_latency_ms", "mean_latency_ms")) {
            assertThat(paid.path(key).path("finding").asText()).as(key).isEqualTo("worse");
            assertThat(paid.path(key).path("difference_from").asDouble())
                    .as(key)
                    .isPositive();
            assertThat(paid.path(key).path("ratio").asDouble()).as(key).isBetween(1.2, 1.6);
        }
        assertThat(paid.path("fail_rate_percent").path("finding").asText()).isEqualTo("worse");
        assertThat(paid.path("max_latency_ms").path("finding").asText()).isEqualTo("not_judged");
        assertThat(named(json.path("steps"), "search")
                        .path("numbers")
                        .path("p50_latency_ms")
                        .path("finding")
                        .asText())
                .isEqualTo("better");
        assertThat(named(json.path("steps"), "home").path("numbers").findValuesAsText("finding"))
                .containsOnly("noise", "not_judged");
        assertThat(named(json.path("steps"), "voucher").path("presence").asText())
                .isEqualTo("new");
        assertThat(named(json.path("steps"), "legacy_quote").path("presence").asText())
                .isEqualTo("vanished");
        assertThat(json.path("totals").path("pass_rate_percent").path("finding").asText())
                .isEqualTo("worse");
    }

    @Test
    void thingsThatDidNotChangeAreNoise() throws Exception {
        RunDirectory again = ShopRun.version(1, MANY).playedAgain().write(Storage.JSONL, folder, "run_again");
        JsonNode findings =
                json(compare(version(1, MANY, Storage.JSONL), again)).path("findings");
        assertThat(findings.path("noise").asInt()).isGreaterThan(20);
        for (String change : List.of("worse", "better", "slight", "too_few_samples")) {
            assertThat(findings.path(change).asInt()).as(change).isZero();
        }
    }

    @Test
    void saysWhereSamplesAreTooFew() throws Exception {
        JsonNode json = json(compare(version(1, 150, Storage.JSONL), version(2, 300, Storage.JSONL)));
        JsonNode paid = named(json.path("steps"), "submit_payment").path("numbers");
        assertThat(paid.path("p99_latency_ms").path("finding").asText()).isEqualTo("too_few_samples");
        assertThat(paid.path("p99_latency_ms").path("reason").asText()).isEqualTo("takes 684, base has 100, run 200");
        assertThat(paid.path("p99_latency_ms").path("difference").asDouble()).isPositive();
        assertThat(paid.path("p95_latency_ms").path("reason").asText()).isEqualTo("takes 134, base has 100, run 200");
        assertThat(paid.path("p50_latency_ms").path("finding").asText()).isEqualTo("worse");
    }

    @Test
    void findsNewVanishedAndChangedCausesOfFailures() throws Exception {
        JsonNode json = json(compare(version(1, MANY, Storage.JSONL), version(2, MANY, Storage.JSONL)));
        assertThat(json.path("failure_causes"))
                .extracting(cause -> cause.path("presence").asText() + " "
                        + cause.path("base_instances").asInt() + " "
                        + cause.path("run_instances").asInt())
                .containsExactly("new 0 33", "new 0 17", "both 11 11", "vanished 6 0");
        assertThat(json.path("failure_causes").get(0).path("message").asText())
                .as("ids do not make a cause a new one")
                .startsWith("HTTP 422 order");
        JsonNode failing = json.path("assertions_failing");
        assertThat(named(failing, "total_is_right").path("presence").asText()).isEqualTo("new");
        assertThat(named(failing, "cart_is_empty").path("presence").asText()).isEqualTo("both");
        assertThat(json.path("assertions_held_in_both").asInt()).isEqualTo(1);
    }

    @Test
    void saysUpFrontWhatElseDiffers() throws Exception {
        RunDirectory base = ShopRun.version(2, 200).write(Storage.JSONL, folder, "run_b");
        RunDirectory run = ShopRun.version(1, 100)
                .seed(7)
                .endingIn(RunOutcome.aborted("Ctrl-C"))
                .write(Storage.SQLITE, folder, "run_a");
        RunComparison comparison = compare(base, run);
        assertThat(json(comparison).path("doubts"))
                .extracting(JsonNode::asText)
                .containsExactly(
                        "The run is aborted: what it holds is not all that was to be played.",
                        "They were not played with the same load, which alone can make the difference: 200 instances, 10 at"
                                + " once in the base, 100 instances, 10 at once in the run.",
                        "The seeds differ, and with them the choices of instances: 42 in the base, 7 in the run.",
                        "They do not have the same steps with latencies, so latencies over all steps are of different"
                                + " things.",
                        "The base started after the run: what is told as a change happened in the other direction.");
        assertThat(comparison.lines().get(3)).startsWith("  !     The run is aborted");
        assertThat(comparison.markdown().indexOf("The run is aborted")).isLessThan(600);
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void hostileTextsStayTexts(Storage storage) throws Exception {
        RunDirectory hostile = HostileRun.write(storage, folder.resolve("runs"));
        RunDirectory shop = version(1, 100, storage);
        for (RunComparison comparison : List.of(compare(shop, hostile), compare(hostile, shop))) {
            Map<String, String> files = write(comparison);
            files.put("console", String.join("\n", comparison.lines()));
            files.forEach((file, text) -> {
                assertThat(text.length()).as(file).isLessThan(300_000);
                assertThat(text.codePoints()
                                .filter(c -> c < ' ' && c != '\n' && c != '\t'
                                        || c >= 0x7f && c < 0xa0
                                        || Character.getType(c) == Character.FORMAT
                                        || Character.getType(c) == Character.SURROGATE)
                                .count())
                        .as(file)
                        .isZero();
            });
            assertThat(files.get("summary.md"))
                    .doesNotContain("<script", "<img", "@everyone", "[link]", "**bold**", "`")
                    .contains("<code>");
            assertThat(new JsonMapper()
                            .readTree(files.get("comparison.json"))
                            .path("steps")
                            .findValuesAsText("name"))
                    .contains("\u202egnp.exe\u2066\u200f", "=cmd|'/C calc'!A0");
            assertThat(comparison.lines()).allMatch(line -> Cells.width(line) <= 100);
        }
    }

    @ParameterizedTest
    @EnumSource(Ending.class)
    void comparesWhateverBecameOfARun(Ending ending) throws Exception {
        RunDirectory ended = ending.write(folder.resolve("runs"));
        RunDirectory shop = version(1, 100, Storage.JSONL);
        for (RunComparison comparison : List.of(compare(shop, ended), compare(ended, shop))) {
            assertThat(write(comparison)).hasSize(3);
            assertThat(json(comparison).path("doubts")).isNotEmpty();
        }
    }

    @Test
    void everyKeyOfTheJsonIsDocumented() throws Exception {
        String docs = Files.readString(Path.of(System.getProperty("basedir"), "..", "docs", "comparing.md"));
        Set<String> keys = new TreeSet<>();
        collectKeys(json(compare(version(1, MANY, Storage.JSONL), version(2, MANY, Storage.JSONL))), keys);
        assertThat(keys)
                .hasSizeGreaterThan(50)
                .allSatisfy(key -> assertThat(docs).contains("`" + key + "`"));
    }

    private static void collectKeys(JsonNode node, Set<String> keys) {
        node.fieldNames().forEachRemaining(keys::add);
        node.forEach(child -> collectKeys(child, keys));
    }

    @Test
    void writesOnlyWhatIsWantedAndSaysWhatToOpen() throws Exception {
        RunComparison comparison = compare(version(1, 30, Storage.JSONL), version(2, 30, Storage.JSONL));
        Path to = folder.resolve("only");
        assertThat(comparison.write(to, EnumSet.of(ComparisonFormat.JSON))).isEqualTo(to.resolve("comparison.json"));
        assertThat(Files.list(to)).containsExactly(to.resolve("comparison.json"));
        assertThat(comparison.write(to, EnumSet.of(ComparisonFormat.JSON, ComparisonFormat.MARKDOWN)))
                .isEqualTo(to.resolve("summary.md"));
        assertThat(comparison.write(to, EnumSet.allOf(ComparisonFormat.class))).isEqualTo(to.resolve("index.html"));

        comparison.appendMarkdown(to.resolve("step.md"));
        comparison.appendMarkdown(to.resolve("step.md"));
        assertThat(Files.readString(to.resolve("step.md")).lines().filter(line -> line.startsWith("### ")))
                .hasSize(2);
    }
}
