package dev.turbulence.storage.internal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turbulence.storage.InstanceStatus;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.internal.query.AssertionCriteria;
import dev.turbulence.storage.internal.query.InstanceCriteria;
import dev.turbulence.storage.internal.query.Page;
import dev.turbulence.storage.internal.query.Range;
import dev.turbulence.storage.internal.query.StepCriteria;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked of big runs is found by an index, and not by looking through all steps. */
class QueryPlanTest {

    private static final Page FIRST_THOUSAND = new Page(1000, 0);

    @TempDir
    static Path runs;

    private static Connection connection;

    @BeforeAll
    static void openRun() {
        RunDirectory run = new RandomRun(1, 50).write(Storage.SQLITE, runs);
        connection = SqliteFiles.openClosed(run.database());
    }

    @AfterAll
    static void closeRun() throws SQLException {
        connection.close();
    }

    @Test
    void failedInstances() {
        InstanceCriteria failed = InstanceCriteria.ALL.withStatus(InstanceStatus.FAIL);

        assertThat(plan(SqlCriteria.instances(failed).rows(RecordColumns.INSTANCE, Page.ALL)))
                .containsExactly("SEARCH instances USING INDEX idx_instances_status (status=?)");
        assertThat(plan(SqlCriteria.instances(failed).count()))
                .containsExactly("SEARCH instances USING INDEX idx_instances_status (status=?)");
    }

    @Test
    void instancesOfScenario() {
        InstanceCriteria checkout = InstanceCriteria.ALL.withScenarios(Set.of("checkout"));

        assertThat(plan(SqlCriteria.instances(checkout).rows(RecordColumns.INSTANCE, Page.ALL)))
                .containsExactly("SEARCH instances USING INDEX idx_instances_scenario (scenario_id=?)");
    }

    @Test
    void stepsOfTypeWithTheirInstances() {
        StepCriteria http = StepCriteria.ALL.withTypes(Set.of("http"));

        assertThat(plan(steps(http, FIRST_THOUSAND)))
                .containsExactly("SEARCH steps USING INDEX idx_steps_action_type (action_type=?)", instanceOfStep());
    }

    @Test
    void leavingTheWarmUpOutTakesNoOtherWay() {
        StepCriteria http = StepCriteria.ALL.withTypes(Set.of("http"));
        StepCriteria slowest = StepCriteria.ALL.withOrder(StepCriteria.Order.SLOWEST_FIRST);
        AssertionCriteria failed = AssertionCriteria.ALL.withPassed(false);

        for (StepCriteria criteria : List.of(StepCriteria.ALL, http, slowest, http.withOk(false))) {
            assertThat(plan(steps(criteria.withInstances(InstanceCriteria.COUNTED), FIRST_THOUSAND)))
                    .map(line -> line.replace("USING COVERING INDEX", "USING INDEX"))
                    .isEqualTo(plan(steps(criteria, FIRST_THOUSAND)).stream()
                            .map(line -> line.replace("USING COVERING INDEX", "USING INDEX"))
                            .toList());
        }
        assertThat(plan(SqlCriteria.assertions(failed.withInstances(InstanceCriteria.COUNTED))
                        .rows(RecordColumns.ASSERTION, Page.ALL)))
                .isEqualTo(plan(SqlCriteria.assertions(failed).rows(RecordColumns.ASSERTION, Page.ALL)));
    }

    @Test
    void laterPageOfSteps() {
        StepCriteria http = StepCriteria.ALL.withTypes(Set.of("http"));

        assertThat(plan(steps(http, new Page(10, 1000))))
                .contains("SEARCH steps USING COVERING INDEX idx_steps_action_type (action_type=?)")
                .contains("SEARCH steps USING INTEGER PRIMARY KEY (rowid=?)");
    }

    @Test
    void failedStepsOfService() {
        StepCriteria failed = StepCriteria.ALL.withOk(false).withServices(Set.of("payments"));

        assertThat(plan(steps(failed, Page.ALL)))
                .containsExactly("SEARCH steps USING INDEX idx_steps_failed (ok=?)", instanceOfStep());
    }

    @Test
    void stepsOfService() {
        StepCriteria payments =
                StepCriteria.ALL.withServices(Set.of("payments")).withTypes(Set.of("http"));

        assertThat(plan(steps(payments, Page.ALL)))
                .containsExactly("SEARCH steps USING INDEX idx_steps_service (service=?)", instanceOfStep());
    }

    @Test
    void stepsWithStatusCode() {
        StepCriteria status = StepCriteria.ALL.withStatusCodes(Set.of(500));

        assertThat(plan(steps(status, Page.ALL)))
                .containsExactly("SEARCH steps USING INDEX idx_steps_status_code (status_code=?)", instanceOfStep());
    }

    @Test
    void slowestSteps() {
        StepCriteria slowest = StepCriteria.ALL.withOrder(StepCriteria.Order.SLOWEST_FIRST);

        assertThat(plan(steps(slowest, new Page(10, 0)))).contains("SCAN steps USING COVERING INDEX idx_steps_latency");
        assertThat(plan(steps(slowest.withTypes(Set.of("http", "wait", "grpc")), new Page(10, 0))))
                .contains("SCAN steps USING COVERING INDEX idx_steps_latency")
                .noneMatch(step -> step.equals("USE TEMP B-TREE FOR ORDER BY"));
    }

    @Test
    void slowestStepsOfName() {
        StepCriteria slowest = StepCriteria.ALL.withNames(Set.of("pay")).withOrder(StepCriteria.Order.SLOWEST_FIRST);

        assertThat(plan(steps(slowest, new Page(10, 0))))
                .contains("SEARCH steps USING COVERING INDEX idx_steps_name_latency (action_name=?)");
    }

    @Test
    void stepsOfName() {
        StepCriteria pay = StepCriteria.ALL.withNames(Set.of("pay"));

        assertThat(plan(steps(pay, FIRST_THOUSAND)))
                .contains("SEARCH steps USING COVERING INDEX idx_steps_name_latency (action_name=?)");
    }

    @Test
    void slowSteps() {
        StepCriteria slow = StepCriteria.ALL.withLatency(new Range<>(Duration.ofSeconds(2), null));

        assertThat(plan(steps(slow, Page.ALL)))
                .contains("SEARCH steps USING COVERING INDEX idx_steps_latency (latency_ms>?)");
    }

    @Test
    void stepsOfFailedInstances() {
        StepCriteria ofFailed = StepCriteria.ALL.withInstances(InstanceCriteria.ALL.withStatus(InstanceStatus.FAIL));

        assertThat(plan(steps(ofFailed, Page.ALL)))
                .contains("SEARCH instances USING INDEX idx_instances_status (status=?)")
                .contains("SEARCH steps USING COVERING INDEX idx_steps_instance (instance_id=?)");
    }

    @Test
    void stepsOfInstance() {
        StepCriteria ofInstance = StepCriteria.ALL.withInstances(InstanceCriteria.ALL.withIds(Set.of("inst_1")));

        assertThat(plan(steps(ofInstance, Page.ALL)))
                .containsExactly("SEARCH steps USING INDEX idx_steps_instance (instance_id=?)", instanceOfStep());
    }

    @Test
    void latenciesByKind() {
        StepCriteria pay = StepCriteria.ALL
                .withNames(Set.of("pay"))
                .withInstances(ofScenario())
                .onlyLatencySamples();

        assertThat(plan(SqlCriteria.stepKinds(pay).valuesOfKinds("latency_samples", "sorted_ms")))
                .containsExactly("SCAN steps");
    }

    @Test
    void latenciesOfFailedInstances() {
        StepCriteria ofFailed = StepCriteria.ALL
                .withInstances(InstanceCriteria.ALL.withStatus(InstanceStatus.FAIL))
                .onlyLatencySamples();

        assertThat(plan(SqlCriteria.steps(ofFailed).values("steps.latency_ms")))
                .containsExactly(
                        "SEARCH instances USING INDEX idx_instances_status (status=?)",
                        "SEARCH steps USING INDEX idx_steps_instance (instance_id=?)");
    }

    @Test
    void latenciesByName() {
        assertThat(plan(SqlCriteria.stepKinds(StepCriteria.ALL)
                        .valuesOfKinds("latency_samples", "steps.action_name, steps.sorted_ms")))
                .as("one row for each kind of step, not one for each step")
                .contains("SCAN steps")
                .noneMatch(line -> line.contains("idx_steps"));
    }

    @Test
    void countsByKind() {
        Selection http = SqlCriteria.steps(StepCriteria.ALL.withTypes(Set.of("http")));

        assertThat(plan(http.sums("step_counts", "steps", List.of("steps.action_name", "steps.status_code"))))
                .contains("SCAN steps")
                .noneMatch(line -> line.contains("idx_steps"));
        StepCriteria ofInstance = StepCriteria.ALL.withInstances(InstanceCriteria.ALL.withIds(Set.of("inst_1")));
        assertThat(plan(SqlCriteria.steps(ofInstance).counts(List.of("steps.action_name", "steps.status_code"))))
                .contains("SEARCH steps USING INDEX idx_steps_instance (instance_id=?)");
    }

    @Test
    void failedAssertionsWithTheirInstances() {
        AssertionCriteria failed = AssertionCriteria.ALL.withPassed(false);
        String columns = RecordColumns.ASSERTION + ", " + RecordColumns.INSTANCE;

        assertThat(plan(SqlCriteria.assertions(failed).rows(columns, Page.ALL)))
                .containsExactly(
                        "SEARCH assertions USING INDEX idx_assertions_passed (passed=?)",
                        "SEARCH instances USING INDEX sqlite_autoindex_instances_1 (id=?) LEFT-JOIN");
    }

    private static InstanceCriteria ofScenario() {
        return InstanceCriteria.ALL.withScenarios(Set.of("checkout"));
    }

    private static SqlQuery steps(StepCriteria criteria, Page page) {
        return SqlCriteria.steps(criteria).rows(RecordColumns.STEP + ", " + RecordColumns.INSTANCE, page);
    }

    private static String instanceOfStep() {
        return "SEARCH instances USING INDEX sqlite_autoindex_instances_1 (id=?) LEFT-JOIN";
    }

    private static List<String> plan(SqlQuery query) {
        SqlQuery explained = new SqlQuery("EXPLAIN QUERY PLAN " + query.text(), query.parameters());
        List<String> plan = new ArrayList<>();
        try (PreparedStatement statement = explained.prepare(connection);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                plan.add(row.getString("detail"));
            }
        } catch (SQLException e) {
            throw new AssertionError(query.text(), e);
        }
        return plan;
    }
}
