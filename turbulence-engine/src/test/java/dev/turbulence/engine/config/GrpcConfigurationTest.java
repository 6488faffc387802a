package dev.turbulence.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turbulence.engine.proto.TestProtos;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrpcConfigurationTest {
    @TempDir
    private Path folder;

    private ConfigFiles files;

    @BeforeEach
    void write() throws Exception {
        Files.createDirectories(folder.resolve("protos/common"));
        Files.copy(TestProtos.SHOP, folder.resolve("protos/shop.proto"));
        Files.copy(TestProtos.SHOP.resolveSibling("common/money.proto"), folder.resolve("protos/common/money.proto"));
        files = new ConfigFiles(folder).sut("""
                name: shop
                default_headers: {X-All: a, Accept: text/plain, Content-Type: text/plain}
                services:
                  shop:
                    protocol: grpc
                    grpc: {host: localhost, port: 50051, proto_path: protos/shop.proto, timeout_seconds: 3}
                  api: {base_url: "http://h"}
                profiles:
                  staging:
                    services:
                      shop: {grpc: {host: staging, use_tls: true}}
                """);
    }

    @Test
    void aServiceIsRead() {
        ServiceConfig service = files.flow("[]").load().sut().services().get("shop");

        assertThat(service.protocol()).isEqualTo("grpc");
        assertThat(service.timeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(service.headers()).containsOnlyKeys("X-All");
        GrpcEndpoint endpoint = service.grpc().orElseThrow();
        assertThat(endpoint.host()).isEqualTo("localhost");
        assertThat(endpoint.port()).isEqualTo(50051);
        assertThat(endpoint.useTls()).isFalse();
        assertThat(endpoint.schema().orElseThrow().services()).contains("shop.v1.Orders");
    }

    @Test
    void aProfileReplacesKeyByKey() {
        GrpcEndpoint endpoint = files.flow("[]")
                .profile("staging")
                .load()
                .sut()
                .services()
                .get("shop")
                .grpc()
                .orElseThrow();

        assertThat(endpoint.host()).isEqualTo("staging");
        assertThat(endpoint.port()).isEqualTo(50051);
        assertThat(endpoint.useTls()).isTrue();
        assertThat(endpoint.schema()).isPresent();
    }

    @Test
    void anActionIsRead() {
        GrpcAction action =
                (GrpcAction) files.flow("""
                        - name: place
                          type: grpc
                          service: shop
                          method: Orders/Place
                          body: {customer: "{{ uuid }}"}
                          metadata: {x-a: b}
                          extract: {id: $.id}
                          retry: {on_status: [8, 14]}
                          ok_status: [6]
                        - {name: then, type: assert, expect: {expression: "id == 1 and last_response.status_code == 0"}}
                        """).load().scenarios().get(0).flow().get(0);

        assertThat(action.method().source()).isEqualTo("Orders/Place");
        assertThat(action.message().source()).isEqualTo(Map.of("customer", "{{ uuid }}"));
        assertThat(action.metadata()).containsOnlyKeys("x-a");
        assertThat(action.extract()).containsOnlyKeys("id");
        assertThat(action.retry().onStatus()).isEqualTo(Set.of(8, 14));
        assertThat(action.isOk(6)).isTrue();
        assertThat(action.isOk(5)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {name: a, type: grpc, service: shop, method: place}                    | write it as `package.Service/Method`
            {name: a, type: grpc, service: shop, method: Orders/Find, message: [1]}        | a message is a mapping of its fields, not a list
            {name: a, type: grpc, service: shop, method: Orders/Find, message: {}, body: {}} | `message` and `body` mean the same
            {name: a, type: grpc, service: shop, method: Orders/Find, metadata: {grpc-timeout: 1s}} | `grpc-timeout` is not sent as metadata
            {name: a, type: grpc, service: shop, method: Orders/Find, metadata: {'a b': x}}  | `a b` is not a header name
            {name: a, type: grpc, service: shop, method: Orders/Find, metadata: {'a!': x}}  | `a!` is no name of metadata
            {name: a, type: grpc, service: shop, method: Orders/Find, retry: {on_status: [503]}} | a gRPC status code
            {name: a, type: grpc, service: shop, method: Orders/Find, json: {}}            | unknown key `json`
            {name: a, type: grpc, service: shop}                                   | `method` is missing
            """)
    void anActionThatCannotBePlayedIsRefused(String action, String message) {
        assertThat(files.flow("- " + action).problems())
                .singleElement()
                .asString()
                .contains(message);
    }

    @Test
    void theSchemaFindsMistakesBeforeAnythingIsSent() {
        String message = files.scenario("orders.yaml", """
                        id: orders
                        flow:
                          - {name: a, type: grpc, service: shop, method: Order/Place}
                          - {name: b, type: grpc, service: shop, method: shop.v1.Orders/Plce}
                          - name: c
                            type: grpc
                            service: shop
                            method: Orders/Place
                            message:
                              custommer: Ann
                              lines:
                                - {sku: "{{ uuid }}", quantity: "{{ instance_index }}"}
                                - {sku: A, qty: 1}
                                - {sku: A, quantity: two}
                              state: OPNE
                              at: "{{ uuid }}"
                          - name: d
                            type: grpc
                            service: shop
                            method: Orders/Place
                            message: {cardNumber: "1", onAccount: true}
                          - {name: e, type: http, service: shop, method: GET, path: /}
                          - {name: f, type: grpc, service: api, method: Orders/Find}
                          - {name: g, type: grpc, service: shop, method: Orders/Watch}
                          - {name: h, type: grpc, service: shop, method: "{{ uuid }}/x", message: {any: thing}}
                        """)
                .refusal()
                .getMessage()
                .replace(System.lineSeparator(), "\n")
                .replace(folder + Path.of("/").toString(), "");

        assertThat(message).isEqualTo("""
                10 problems in 1 file:
                scenarios/orders.yaml:3:50: there is no gRPC service `Order`; there are: shop.v1.Orders, shop.v1.Carts
                      - {name: a, type: grpc, service: shop, method: Order/Place}
                                                                     ^
                scenarios/orders.yaml:4:50: service `shop.v1.Orders` has no method `Plce`; there are: Place, Find, Watch
                      - {name: b, type: grpc, service: shop, method: shop.v1.Orders/Plce}
                                                                     ^
                scenarios/orders.yaml:10:7: `message`: shop.v1.PlaceRequest has no field `custommer`; there are: customer, cardNumber, state, at, attachment, extra, limit, lines, prices, priority, values, onAccount, signature
                          custommer: Ann
                          ^
                scenarios/orders.yaml:13:20: `message`: shop.v1.Line has no field `qty`; there are: sku, partOf, quantity
                            - {sku: A, qty: 1}
                                       ^
                scenarios/orders.yaml:14:30: `message`: Not an int32 value: "two"
                            - {sku: A, quantity: two}
                                                 ^
                scenarios/orders.yaml:15:14: `message`: shop.v1.State has no value `OPNE`; there are: OPEN, SHIPPED, UNKNOWN
                          state: OPNE
                                 ^
                scenarios/orders.yaml:21:14: The message is not a shop.v1.PlaceRequest: Cannot set field shop.v1.PlaceRequest.on_account because another field shop.v1.PlaceRequest.card_number belonging to the same oneof has already been set
                        message: {cardNumber: "1", onAccount: true}
                                 ^
                scenarios/orders.yaml:22:36: service `shop` speaks grpc, this action speaks http
                      - {name: e, type: http, service: shop, method: GET, path: /}
                                                       ^
                scenarios/orders.yaml:23:36: service `api` speaks http, this action speaks grpc
                      - {name: f, type: grpc, service: api, method: Orders/Find}
                                                       ^
                scenarios/orders.yaml:24:50: `Orders/Watch` streams; an action calls a method that takes one message and gives one
                      - {name: g, type: grpc, service: shop, method: Orders/Watch}
                                                                     ^""");
    }

    @Test
    void aBrokenProtoFileIsShownInTheSutFile() throws Exception {
        Files.writeString(folder.resolve("protos/shop.proto"), "syntax = \"proto3\";\nmessage A { B b = 1; }\n");

        assertThat(files.flow("[]").problems())
                .singleElement()
                .asString()
                .startsWith("6:54 `proto_path`: unable to resolve B")
                .contains("protos/shop.proto:2:");
    }
}
