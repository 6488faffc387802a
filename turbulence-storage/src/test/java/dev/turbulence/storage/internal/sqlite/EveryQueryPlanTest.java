package dev.turbulence.storage.internal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turbulence.storage.AssertionQuery;
import dev.turbulence.storage.InstanceQuery;
import dev.turbulence.storage.InstanceStatus;
import dev.turbulence.storage.RecordQuery;
import dev.turbulence.storage.StepQuery;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.StoredRun;
import dev.turbulence.storage.gate.Gate;
import dev.turbulence.storage.gate.GateSyntaxException;
import dev.turbulence.storage.gate.Metric;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every word of the query API and every metric of a gate reads of a closed run, as SQLite plans it. A word that is
 * added needs a row here. "all steps" reads the whole table: right only where no index can help.
 */
class EveryQueryPlanTest {

    private static final String ID = "inst_000000000001";

    private static final Map<String, Function<InstanceQuery, InstanceQuery>> INSTANCES = Map.ofEntries(
            Map.entry("withId", query -> query.withId(ID)),
            Map.entry("withStatus", query -> query.withStatus(InstanceStatus.FAIL)),
            Map.entry("passed", InstanceQuery::passed),
            Map.entry("failed", InstanceQuery::failed),
            Map.entry("errored", InstanceQuery::errored),
            Map.entry("inScenario", query -> query.inScenario("checkout")),
            Map.entry("includingWarmUp", InstanceQuery::includingWarmUp),
            Map.entry("startedFrom", query -> query.startedFrom(RandomRun.START)),
            Map.entry("startedBefore", query -> query.startedBefore(RandomRun.START)),
            Map.entry("oldestFirst", InstanceQuery::oldestFirst),
            Map.entry("slowestFirst", InstanceQuery::slowestFirst),
            Map.entry("limit", query -> query.limit(10)),
            Map.entry("offset", query -> query.offset(10)));

    private static final Map<String, Function<StepQuery, StepQuery>> STEPS = Map.ofEntries(
            Map.entry("ofType", query -> query.ofType("http")),
            Map.entry("named", query -> query.named("pay")),
            Map.entry("toService", query -> query.toService("payments")),
            Map.entry("passed", StepQuery::passed),
            Map.entry("failed", StepQuery::failed),
            Map.entry("withStatusCode", query -> query.withStatusCode(500)),
            Map.entry("latencyAtLeast", query -> query.latencyAtLeast(Duration.ofMillis(8))),
            Map.entry("latencyAtMost", query -> query.latencyAtMost(Duration.ofMillis(8))),
            Map.entry("completedFrom", query -> query.completedFrom(RandomRun.START)),
            Map.entry("completedBefore", query -> query.completedBefore(RandomRun.START)),
            Map.entry("ofInstance", query -> query.ofInstance(ID)),
            Map.entry("ofInstancesWith", query -> query.ofInstancesWith(InstanceStatus.FAIL)),
            Map.entry("inScenario", query -> query.inScenario("checkout")),
            Map.entry("includingWarmUp", StepQuery::includingWarmUp),
            Map.entry("oldestFirst", StepQuery::oldestFirst),
            Map.entry("slowestFirst", StepQuery::slowestFirst),
            Map.entry("limit", query -> query.limit(10)),
            Map.entry("offset", query -> query.offset(10)));

    private static final Map<String, Function<AssertionQuery, AssertionQuery>> ASSERTIONS = Map.ofEntries(
            Map.entry("named", query -> query.named("paid")),
            Map.entry("passed", AssertionQuery::passed),
            Map.entry("failed", AssertionQuery::failed),
            Map.entry("ofInstance", query -> query.ofInstance(ID)),
            Map.entry("ofInstancesWith", query -> query.ofInstancesWith(InstanceStatus.FAIL)),
            Map.entry("inScenario", query -> query.inScenario("checkout")),
            Map.entry("includingWarmUp", AssertionQuery::includingWarmUp),
            Map.entry("limit", query -> query.limit(10)),
            Map.entry("offset", query -> query.offset(10)));

    /**
     * A row: the question; what is read for its records, for their count, for latencies and counts by kind (of steps), for
     * instance ids (of steps and assertions). A dash: nothing but single rows and the tables of counts.
     */
    private static final String READS = """
            instances | all instances | -
            instances errored | all instances | -
            instances failed | instances by instances_status | -
            instances inScenario | instances by instances_scenario | -
            instances includingWarmUp | all instances | -
            instances limit | all instances | -
            instances offset | all instances | -
            instances oldestFirst | all instances | -
            instances passed | instances by instances_status | -
            instances slowestFirst | all instances | -
            instances startedBefore | all instances | all instances
            instances startedFrom | all instances | all instances
            instances withId | - | -
            instances withStatus | instances by instances_status | -
            steps | all steps | - | - | all steps
            steps completedBefore | all steps | all steps | all steps | all steps
            steps completedFrom | all steps | all steps | all steps | all steps
            steps failed | steps by steps_failed | - | - | steps by steps_failed
            steps inScenario | instances by instances_scenario, steps by steps_instance | - | - | instances by instances_scenario, steps by steps_instance
            steps includingWarmUp | all steps | - | - | all steps
            steps latencyAtLeast | steps by steps_latency | steps by steps_latency | steps by steps_latency | steps by steps_latency
            steps latencyAtMost | steps by steps_latency | steps by steps_latency | steps by steps_latency | steps by steps_latency
            steps limit | all steps | - | - | all steps
            steps named | steps by steps_name_latency | - | - | steps by steps_name_latency
            steps ofInstance | steps by steps_instance | steps by steps_instance | steps by steps_instance | steps by steps_instance
            steps ofInstancesWith | instances by instances_status, steps by steps_instance | instances by instances_status, steps by steps_instance | instances by instances_status, steps by steps_instance | instances by instances_status, steps by steps_instance
            steps ofType | steps by steps_action_type | - | - | steps by steps_action_type
            steps offset | all steps | - | - | all steps
            steps oldestFirst | all steps | - | - | all steps
            steps passed | all steps | - | - | all steps
            steps slowestFirst | steps by steps_latency | - | - | steps by steps_latency
            steps toService | steps by steps_service | - | - | steps by steps_service
            steps withStatusCode | steps by steps_status_code | - | - | steps by steps_status_code
            assertions | all assertions | - | all assertions
            assertions failed | assertions by assertions_passed | - | assertions by assertions_passed
            assertions inScenario | assertions by assertions_instance, instances by instances_scenario | - | assertions by assertions_instance, instances by instances_scenario
            assertions includingWarmUp | all assertions | - | all assertions
            assertions limit | all assertions | - | all assertions
            assertions named | all assertions | - | all assertions
            assertions ofInstance | assertions by assertions_instance | assertions by assertions_instance | assertions by assertions_instance
            assertions ofInstancesWith | assertions by assertions_instance, instances by instances_status | assertions by assertions_instance, instances by instances_status | assertions by assertions_instance, instances by instances_status
            assertions offset | all assertions | - | all assertions
            assertions passed | assertions by assertions_passed | - | assertions by assertions_passed
            """;

    @TempDir
    static Path runs;

    private static RecordedSql sql;

    @BeforeAll
    static void openRun() {
        sql = new RecordedSql(new RandomRun(1, 200).write(Storage.SQLITE, runs));
    }

    @AfterAll
    static void closeRun() throws SQLException {
        sql.close();
    }

    /** Each word of a query alone and any two of them, as a question. */
    private static <Q> Map<String, Function<StoredRun, Q>> questions(
            String records, Function<StoredRun, Q> all, Map<String, Function<Q, Q>> words) {
        Map<String, Function<StoredRun, Q>> questions = new TreeMap<>();
        questions.put(records, all);
        words.forEach((word, narrow) -> {
            questions.put(records + " " + word, all.andThen(narrow));
            words.forEach((other, narrowMore) -> questions.put(
                    records + " " + word + " " + other, all.andThen(narrow).andThen(narrowMore)));
        });
        return questions;
    }

    private static Stream<Arguments> questions() {
        return Stream.of(
                Arguments.of(InstanceQuery.class, INSTANCES, questions("instances", StoredRun::instances, INSTANCES)),
                Arguments.of(StepQuery.class, STEPS, questions("steps", StoredRun::steps, STEPS)),
                Arguments.of(
                        AssertionQuery.class, ASSERTIONS, questions("assertions", StoredRun::assertions, ASSERTIONS)));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void everyWordIsAsked(Class<?> query, Map<String, ?> words, Map<String, ?> questions) {
        Set<String> declared = Arrays.stream(query.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && method.getReturnType() == query)
                .map(Method::getName)
                .collect(Collectors.toSet());
        assertThat(words.keySet()).isEqualTo(declared).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("questions")
    void aWordReadsWhatItMust(
            Class<?> query, Map<String, ?> words, Map<String, Function<StoredRun, RecordQuery<?>>> questions) {
        List<String> reads = questions.entrySet().stream()
                .filter(question -> question.getKey().split(" ").length <= 2)
                .map(question -> question.getKey() + " | "
                        + reads(question.getValue()).stream()
                                .map(read -> read.isEmpty() ? "-" : read.replace("idx_", ""))
                                .collect(Collectors.joining(" | ")))
                .toList();
        String records = reads.get(0).split(" ")[0];
        assertThat(reads)
                .containsExactlyElementsOf(
                        READS.lines().filter(line -> line.startsWith(records)).toList());
    }

    /** Where an index serves one word, it serves it beside any other. */
    @ParameterizedTest
    @MethodSource("questions")
    void twoWordsUseTheIndexOfOne(
            Class<?> query, Map<String, ?> words, Map<String, Function<StoredRun, RecordQuery<?>>> questions) {
        Map<String, List<String>> ofOne = new TreeMap<>();
        questions.forEach((name, question) -> ofOne.put(name.substring(name.indexOf(' ') + 1), reads(question)));
        int served = 0;
        for (String two : ofOne.keySet()) {
            String[] parts = two.split(" ");
            // A second word that takes the first one's place is asked in the other order, too.
            boolean isPair = parts.length == 2 && !ofOne.get(two).equals(ofOne.get(parts[1]));
            for (int end = 0; isPair && end < ofOne.get(two).size(); end++) {
                if (isServed(ofOne.get(parts[0]), end) || isServed(ofOne.get(parts[1]), end)) {
                    assertThat(ofOne.get(two).get(end)).as(two + ", end " + end).doesNotContain("all ");
                    served++;
                }
            }
        }
        assertThat(served).isPositive();
    }

    /** Whether an index finds the records; those that are found one by one need none. */
    private static boolean isServed(List<String> reads, int end) {
        return !readsAll(reads.get(end)) && (end == 0 || !reads.get(end).isEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void noMetricReadsAllSteps(Metric.Kind kind) {
        List<String> selectors =
                List.of("scenario=checkout", "step=pay", "service=payments", "type=http", "assertion=paid");
        int asked = 0;
        for (int chosen = 0; chosen < 1 << selectors.size(); chosen++) {
            int some = chosen;
            String where = IntStream.range(0, selectors.size())
                    .filter(i -> (some & 1 << i) != 0)
                    .mapToObj(selectors::get)
                    .collect(Collectors.joining(","));
            for (String part : where.isEmpty() ? List.of("") : List.of(where, where.replaceAll("=\\w+", "=*"))) {
                asked += asksWithoutReadingAll(
                                kind.word().replace("NN", "99.9") + (part.isEmpty() ? "" : "[" + part + "]"))
                        ? 1
                        : 0;
            }
        }
        assertThat(asked).as("parts of the run that it was asked for").isPositive();
    }

    /** False when the metric has no such selectors. */
    private static boolean asksWithoutReadingAll(String metric) {
        Gate gate;
        try {
            gate = Gate.parse(metric + ">=0");
        } catch (GateSyntaxException e) {
            return false;
        }
        assertThat(sql.reads(run -> assertThat(gate.judge(run).passed()).isFalse()))
                .as(metric)
                .doesNotContain("all steps", "all assertions");
        return true;
    }

    private static boolean readsAll(String reads) {
        return reads.contains("all ");
    }

    /** What each way to end the question reads. */
    private static List<String> reads(Function<StoredRun, RecordQuery<?>> question) {
        return ends(question).map(end -> String.join(", ", sql.reads(end))).toList();
    }

    private static Stream<Consumer<StoredRun>> ends(Function<StoredRun, RecordQuery<?>> question) {
        Stream<Consumer<StoredRun>> ofAll = Stream.of(
                run -> question.apply(run).list(), run -> question.apply(run).count());
        RecordQuery<?> kind = sql.ask(question);
        if (kind instanceof StepQuery) {
            return Stream.concat(
                    ofAll,
                    Stream.of(
                            run -> {
                                ((StepQuery) question.apply(run)).latencyByName();
                                ((StepQuery) question.apply(run)).countByKind();
                            },
                            run -> ((StepQuery) question.apply(run)).instanceIds(5)));
        }
        return kind instanceof AssertionQuery
                ? Stream.concat(ofAll, Stream.of(run -> ((AssertionQuery) question.apply(run)).instanceIds(5)))
                : ofAll;
    }
}
