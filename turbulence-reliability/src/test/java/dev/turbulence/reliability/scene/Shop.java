package dev.turbulence.reliability.scene;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A small real service on a free port, and the scenario that is played on it. One in ten of its orders fails. */
public final class Shop implements AutoCloseable {

    private static final String SCENARIO = """
            id: order
            variation:
              parameters:
                sku: {type: choice, values: [beans, grinder, filter]}
            flow:
            - name: place
              type: http
              service: shop
              method: POST
              path: /orders
              json: {sku: "{{ entry.seed_data.variation.sku }}", text: "Grüße, 咖啡 \\" ' % ?"}
              extract: {id: $.id}
            - {name: look, type: http, service: shop, method: GET, path: "/orders/{{ id }}"}
            - name: is_placed
              type: assert
              expect: {status_code: 200}
            - {name: look_again, type: http, service: shop, method: GET, path: "/orders/{{ id }}"}
            assertions:
            - {name: accepted, expect: {jsonpath: $.state, equals: placed}}
            """;

    private static final int EVERY = 10;
    private static final int SHORT_NOTE = 200;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private int orders;

    private Shop(HttpServer server) {
        this.server = server;
    }

    /** Opens it, with short answers. */
    public static Shop open() throws IOException {
        return open(SHORT_NOTE);
    }

    /** Opens it, with answers of so many characters and a few. */
    public static Shop open(int characters) throws IOException {
        Shop shop = new Shop(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        shop.server.setExecutor(shop.threads);
        shop.server.createContext("/orders", exchange -> {
            exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            int id = path.length() > "/orders/".length()
                    ? Integer.parseInt(path.substring("/orders/".length()))
                    : shop.nextOrder();
            byte[] answer = ("{\"id\":" + id + ",\"state\":\"placed\",\"note\":\"" + "x".repeat(characters) + "\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(id % EVERY == 0 ? 503 : 200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        shop.server.start();
        return shop;
    }

    private synchronized int nextOrder() {
        return ++orders;
    }

    /** Writes {@code sut.yaml} and {@code scenarios} into a folder, to be played on this service. */
    public void writeScenario(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("scenarios"));
        Files.writeString(
                folder.resolve("sut.yaml"),
                "name: Shop\nservices:\n  shop:\n    base_url: http://127.0.0.1:"
                        + server.getAddress().getPort() + "\n");
        Files.writeString(folder.resolve("scenarios/order.yaml"), SCENARIO);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
