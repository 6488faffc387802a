package dev.turbulence.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.turbulence.engine.TurbulenceEngine;
import dev.turbulence.engine.execution.Project.Recorded;
import dev.turbulence.engine.grpc.GrpcTestService;
import dev.turbulence.engine.grpc.GrpcTestService.Reflecting;
import dev.turbulence.engine.proto.TestProtos;
import dev.turbulence.storage.RunOutcome;
import dev.turbulence.storage.Step;
import dev.turbulence.storage.Storage;
import dev.turbulence.storage.StoredRun;
import io.grpc.Status;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls of a real gRPC server, as the stored run tells of them. */
@Timeout(60)
class GrpcStepTest {

    private static final String ORDER =
            "{\"id\": 42, \"state\": \"OPEN\", \"lines\": [{\"sku\": \"A\", \"quantity\": 2}]}";
    private static final String PROTO = ", proto_path: '" + TestProtos.SHOP + "'";

    @TempDir
    Path folder;

    private Project project;

    @BeforeEach
    void makeProject() throws IOException {
        project = new Project(folder);
    }

    @ParameterizedTest
    @EnumSource(Storage.class)
    void everyEffectIsInTheStoredRun(Storage storage) throws Exception {
        AtomicInteger calls = new AtomicInteger();
        try (GrpcTestService service = GrpcTestService.answering(Reflecting.V1, call -> {
            if (call.method().endsWith("/Place") && calls.incrementAndGet() % 7 == 0) {
                throw Status.RESOURCE_EXHAUSTED.withDescription("later").asRuntimeException();
            }
            return ORDER;
        })) {
            sut(service, "").scenario("one", """
                    entry: {seed_data: {sku: "A-{{ instance_index }}"}}
                    flow:
                    - name: place
                      type: grpc
                      service: shop
                      method: shop.v1.Orders/Place
                      message:
                        customer: "c {{ instance_index }}"
                        lines: [{sku: "{{ entry.seed_data.sku }}", quantity: "{{ instance_index + 1 }}"}]
                        at: "2026-11-24T02:00:00Z"
                      metadata: {X-Tenant: "t-{{ instance_index }}"}
                      extract: {id: $.id, first: "$.lines[0].quantity"}
                      retry: {max_attempts: 9, on_status: [8], backoff: fixed, delay_ms: 1}
                    - {name: placed, type: assert, expect: {status_code: 0, jsonpath: $.state, equals: OPEN}}
                    - name: right
                      type: branch
                      condition: "id == '42' and first == 2 and headers['x-kind'] == 'test'"
                      if_true:
                      - {name: find, type: grpc, service: shop, method: Orders/Find, body: {id: "{{ id }}"}}
                      if_false:
                      - {name: never, type: grpc, service: shop, method: Orders/Find}
                    - {name: skipped, type: grpc, service: shop, method: Orders/Find, condition: "id == '1'"}
                    assertions:
                    - {name: has_position, expect: {expression: "body.position is not defined and len(body.lines) == 1"}}
                    """);
            try (StoredRun run = project.store(RunOptions.of(40, 8, 42), storage)) {
                assertThat(run.instances().failed().list()).isEmpty();
                assertThat(run.steps().named("place").list()).hasSize(40).allSatisfy(step -> {
                    assertThat(step.type()).isEqualTo("grpc");
                    JsonNode observation = step.observation().tree();
                    assertThat(observation.get("ok").asBoolean()).isTrue();
                    assertThat(observation.get("protocol").asText()).isEqualTo("grpc");
                    assertThat(observation.get("status_code").asInt(-1)).isZero();
                    assertThat(observation.get("latency_ms").asDouble()).isPositive();
                    assertThat(observation.get("service").asText()).isEqualTo("shop");
                    assertThat(observation.at("/headers/x-kind").asText()).isEqualTo("test");
                    assertThat(observation.at("/body/id").asText()).isEqualTo("42");
                });
                assertThat(run.steps().named("place").list())
                        .anySatisfy(step -> assertThat(step.observation().tree().get("attempts"))
                                .hasSizeGreaterThan(1));
                assertThat(run.steps().named("find").count()).isEqualTo(40);
                assertThat(run.steps().ofType("grpc").latency().count()).isEqualTo(80);
                assertThat(run.assertions().failed().list()).isEmpty();
                assertSent(run, service);
                assertThat(service.connections()).isEqualTo(1);
            }
        }
    }

    private static void assertSent(StoredRun run, GrpcTestService service) {
        Step step = run.steps().named("place").list().get(0);
        JsonNode sent = step.observation().tree().at("/metadata/turbulence_maven/request");
        String correlation = run.instances().list().stream()
                .filter(instance -> instance.id().equals(step.instanceId()))
                .findFirst()
                .orElseThrow()
                .correlationId();

        assertThat(sent.get("method").asText()).isEqualTo("shop.v1.Orders/Place");
        assertThat(sent.get("url").asText()).isEqualTo("grpc://localhost:" + service.port() + "/shop.v1.Orders/Place");
        assertThat(sent.at("/headers/x-correlation-id").asText()).isEqualTo(correlation);
        assertThat(sent.at("/headers/x-sut").asText()).isEqualTo("all");
        assertThat(sent.at("/headers").has("content-type")).isFalse();
        assertThat(sent.at("/headers/x-tenant").asText()).startsWith("t-");
        assertThat(sent.at("/body/lines/0/sku").asText()).startsWith("A-");
        assertThat(service.received())
                .anySatisfy(call -> assertThat(call.header("x-correlation-id")).isEqualTo(correlation))
                .anySatisfy(call -> assertThat(call.header("x-tenant")).isEqualTo("t-7"));
    }

    @Test
    void aProtoFileStandsInForReflection() throws Exception {
        try (GrpcTestService service = GrpcTestService.answering(Reflecting.NOTHING, call -> ORDER)) {
            Recorded run = sut(service, PROTO)
                    .scenario(
                            "one",
                            "flow:\n- {name: f, type: grpc, service: shop, method: Orders/Find, message: {id: 7}}\n")
                    .playOne();

            assertThat(run.instance().get("passed").asBoolean()).isTrue();
            assertThat(service.received().get(0).message()).isEqualTo("{\"id\":\"7\"}");
            assertThat(run.observation(0).at("/body/customerName").isTextual()).isTrue();
        }
    }

    @Test
    void aRefusalFailsTheStepAndItsCodeCanBeExpected() throws Exception {
        try (GrpcTestService service = GrpcTestService.answering(Reflecting.V1, call -> {
            throw Status.NOT_FOUND.withDescription("no such order").asRuntimeException();
        })) {
            Recorded run = sut(service, "").scenario("one", """
                            flow:
                            - {name: f, type: grpc, service: shop, method: Orders/Find, extract: {id: $.id}}
                            - {name: refused, type: assert, expect: {status_code: 5}}
                            - {name: g, type: grpc, service: shop, method: Orders/Find, ok_status: [5]}
                            """).playOne();

            JsonNode observation = run.observation(0);
            assertThat(observation.get("ok").asBoolean()).isFalse();
            assertThat(observation.get("status_code").asInt()).isEqualTo(5);
            assertThat(observation.get("body").isNull()).isTrue();
            assertThat(observation.get("errors")).hasToString("[\"gRPC NOT_FOUND (5): no such order\"]");
            assertThat(observation.at("/headers/x-end").asText()).isEqualTo("one, two");
            assertThat(run.assertions().get(0).get("passed").asBoolean()).isTrue();
            assertThat(run.observation(2).get("ok").asBoolean()).isTrue();
            assertThat(run.instance().get("error").isNull()).isTrue();
        }
    }

    @Test
    void aTimeoutIsRetriedWhereTheScenarioSaysSo() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        try (GrpcTestService service = GrpcTestService.answering(Reflecting.V1, call -> {
            if (calls.incrementAndGet() <= 2) {
                Thread.sleep(20_000);
            }
            return ORDER;
        })) {
            Recorded run =
                    sut(service, ", timeout_seconds: 1").scenario("one", """
                            flow:
                            - {name: gives up, type: grpc, service: shop, method: Orders/Find,
                               retry: {on_connection_error: true, on_status: [14], delay_ms: 0, backoff: fixed}}
                            - {name: insists, type: grpc, service: shop, method: Orders/Find,
                               retry: {on_timeout: true, delay_ms: 0, backoff: fixed}}
                            """).playOne();

            assertThat(run.observation(0).get("attempts")).hasSize(1);
            assertThat(run.observation(0).get("status_code").asInt()).isEqualTo(4);
            assertThat(run.observation(0).get("errors").get(0).asText()).startsWith("gRPC DEADLINE_EXCEEDED (4): ");
            assertThat(run.observation(1).get("attempts")).hasSize(2);
            assertThat(run.observation(1).get("ok").asBoolean()).isTrue();
            assertThat(run.observation(1).get("latency_ms").asDouble()).isGreaterThan(1000);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aServerThatIsNotThereIsRetriedWhereTheScenarioSaysSo(boolean proto) throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Recorded run = project.sut("name: s\nservices:\n  shop: {protocol: grpc, grpc: {host: localhost, port: " + port
                        + (proto ? PROTO : "") + "}}\n")
                .scenario("one", """
                        flow:
                        - {name: f, type: grpc, service: shop, method: Orders/Find, message: {id: 3},
                           retry: {on_connection_error: true, delay_ms: 0, backoff: fixed}}
                        """)
                .playOne();

        JsonNode observation = run.observation(0);
        assertThat(observation.get("attempts"))
                .hasSize(3)
                .allSatisfy(attempt -> assertThat(attempt.get("error").asText())
                        .startsWith("gRPC UNAVAILABLE (14): ")
                        .contains("refused"));
        assertThat(observation.get("status_code").asInt()).isEqualTo(14);
        assertThat(run.sent(0).at("/body/id").asInt()).isEqualTo(3);
        assertThat(run.instance().get("error").isNull()).isTrue();
        assertThat(run.outcome()).isEqualTo(RunOutcome.complete());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {method: Order/Find}                         | there is no gRPC service `Order`; there are: shop.v1.
            {method: Orders/Fnd}                         | service `shop.v1.Orders` has no method `Fnd`; there are: Find, Place, Watch
            {method: Orders/Watch}                       | `Orders/Watch` streams
            {method: Orders/Find, message: {idd: 1}}     | message.idd: shop.v1.FindRequest has no field `idd`; there are: id
            {method: Orders/Find, message: {id: x}}      | message.id: Not an int64 value
            {method: Orders/Find, message: "{{ 'x' }}"}  | message: a shop.v1.FindRequest is a mapping of its fields, not "x"
            {method: Orders/Place, message: {cardNumber: a, onAccount: true}}  | The message is not a shop.v1.PlaceRequest:
            {method: Orders/Find, metadata: {x: "{{ 'ä' }}"}} | The value of metadata x holds a character that is not ASCII
            {method: Orders/Find, metadata: {x: "{{ 'a' }}\\n{{ 'b' }}"}} | The value of header x holds a line break
            {method: Orders/Find, metadata: {x: "{{ nope }}"}} | nope
            """)
    void whatCannotBeSentFailsItsInstanceAndTheRunGoesOn(String keys, String error) throws Exception {
        try (GrpcTestService service = GrpcTestService.answering(Reflecting.V1, call -> ORDER)) {
            Project given = sut(service, "");
            String action = keys.replaceFirst("^\\{", "{name: f, type: grpc, service: shop, ");
            Recorded run = given.scenario("one", "flow:\n- " + action.replace("{{ nope }}", "{{ entry.nope }}") + "\n")
                    .play(RunOptions.of(3, 1, 42));

            assertThat(run.instances())
                    .hasSize(3)
                    .allSatisfy(instance -> assertThat(instance.get("error").asText())
                            .startsWith("Step 'f': ")
                            .contains(error));
            assertThat(run.observation(0).get("errors").get(0).asText()).contains(error);
            assertThat(run.outcome()).isEqualTo(RunOutcome.complete());
            assertThat(service.received()).isEmpty();
        }
    }

    @Test
    void aServerWithoutReflectionAndProtoFileFailsTheInstance() throws Exception {
        try (GrpcTestService service = GrpcTestService.answering(Reflecting.NOTHING, call -> ORDER)) {
            Recorded run = sut(service, "")
                    .scenario("one", "flow:\n- {name: f, type: grpc, service: shop, method: Orders/Find}\n")
                    .playOne();

            assertThat(run.instance().get("error").asText())
                    .isEqualTo(
                            "Step 'f': service 'shop' did not tell its schema: gRPC UNIMPLEMENTED (12): the server has"
                                    + " no reflection; give its service a `proto_path` in the SUT file");
        }
    }

    @Test
    void aServerThatNeverAnswersFailsItsInstancesAndTheRunGoesOn() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getByName("localhost"))) {
            Recorded run = project.sut("name: s\nservices:\n  shop: {protocol: grpc, grpc: {host: localhost, port: "
                            + silent.getLocalPort() + ", timeout_seconds: 0.3}}\n")
                    .scenario("one", "flow:\n- {name: f, type: grpc, service: shop, method: Orders/Find}\n")
                    .play(RunOptions.of(20, 10, 42));

            assertThat(run.instances()).hasSize(20);
            assertThat(run.steps())
                    .hasSize(20)
                    .allSatisfy(step -> assertThat(
                                    step.at("/observation/status_code").asInt())
                            .isEqualTo(4));
            assertThat(run.outcome()).isEqualTo(RunOutcome.complete());
        }
    }

    @Test
    void aResponseOfAnotherTypeFailsTheStep() throws Exception {
        Path other = folder.resolve("other.proto");
        Files.writeString(other, """
                syntax = "proto3";
                package shop.v1;
                message FindRequest { int64 id = 1; }
                message Order { Inner id = 3; }
                message Inner { Inner sku = 1; }
                service Orders { rpc Find(FindRequest) returns (Order); }
                """);
        try (GrpcTestService service = GrpcTestService.answering(Reflecting.NOTHING, call -> ORDER)) {
            Recorded run = sut(service, ", proto_path: " + other)
                    .scenario("one", "flow:\n- {name: f, type: grpc, service: shop, method: Orders/Find}\n")
                    .playOne();

            assertThat(run.observation(0).get("ok").asBoolean()).isFalse();
            assertThat(run.observation(0).get("errors").get(0).asText())
                    .startsWith("The response is not a shop.v1.Order");
            assertThat(run.observation(0)
                            .at("/metadata/turbulence_maven/response_body/encoding")
                            .asText())
                    .isEqualTo("base64");
        }
    }

    @Test
    void bodiesAreCutAndCredentialsRedacted() throws Exception {
        try (GrpcTestService service = GrpcTestService.answering(
                Reflecting.V1,
                call -> "{\"customerName\": \"" + "x".repeat(3000) + "\", \"id\": \"9\", \"request\": {\"customer\":"
                        + " \"s3cr3t-token\"}}")) {
            Recorded run = sut(service, "")
                    .env("SHOP_TOKEN", "s3cr3t-token")
                    .scenario("one", """
                            flow:
                            - name: f
                              type: grpc
                              service: shop
                              method: Orders/Place
                              message: {customer: "{{env.SHOP_TOKEN}}"}
                              metadata: {authorization: "Bearer abcdefgh", x-token: "{{env.SHOP_TOKEN}}"}
                              extract: {id: $.id}
                            - {name: whole, type: assert, expect: {expression: "id == '9' and len(body.customerName) == 3000"}}
                            """)
                    .play(RunOptions.of(1, 1, 42).withMaxBodyBytes(1000));

            assertThat(service.received().get(0).header("authorization")).isEqualTo("Bearer abcdefgh");
            assertThat(service.received().get(0).message()).contains("s3cr3t-token");
            assertThat(run.instance().get("passed").asBoolean()).isTrue();
            assertThat(run.sent(0).at("/headers/authorization").asText()).matches("Bearer " + Project.MARK);
            assertThat(run.sent(0).at("/headers/x-token").asText()).matches(Project.MARK);
            assertThat(run.sent(0).at("/body/customer").asText()).matches(Project.MARK);
            assertThat(run.observation(0)
                            .at("/metadata/turbulence_maven/response_body/kept")
                            .asInt())
                    .isEqualTo(1000);
            assertThat(run.steps().toString()).doesNotContain("s3cr3t").doesNotContain("abcdefgh");
        }
    }

    @Test
    void aRunThatIsEndedEndsItsCalls() throws Exception {
        List<String> errors;
        try (GrpcTestService service = GrpcTestService.answering(Reflecting.V1, call -> {
            Thread.sleep(20_000);
            return ORDER;
        })) {
            TurbulenceEngine engine = sut(service, "")
                    .scenario("one", "flow:\n- {name: f, type: grpc, service: shop, method: Orders/Find}\n")
                    .engine(RunOptions.of(1, 1, 42).withGracePeriod(Duration.ZERO));
            Thread killer = new Thread(() -> {
                while (service.received().isEmpty()) {
                    Thread.onSpinWait();
                }
                engine.cancel("enough");
            });
            killer.start();
            Recorded run = project.play(engine);
            errors = List.of(
                    run.instance().get("error").asText(),
                    run.observation(0).at("/errors/0").asText());
            assertThat(run.observation(0).get("status_code").isNull()).isTrue();
            assertThat(run.outcome().reason()).isEqualTo("enough");
        }
        assertThat(errors.get(0)).contains("Aborted at step 'f': enough");
        assertThat(errors.get(1)).contains("Aborted, because the run was ended");
    }

    private Project sut(GrpcTestService service, String more) throws IOException {
        return project.sut("name: Shop\ndefault_headers: {X-Sut: all, Content-Type: text/plain}\nservices:\n"
                + service.asService(more));
    }
}
