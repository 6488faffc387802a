package dev.turbulence.engine.execution;

import dev.turbulence.engine.execution.TestService.Call;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The system under test of the tour. What it answers depends on how often the same instance has asked before. */
final class CoffeeShop implements TestService.Handler {

    private static final String ORDER = """
            {"id": %s, "state": "%s", "total": 7.0, "nothing": null, "name": "order", "prices": [3.5, 2.5],
             "lines": [{"sku": "flat", "price": 3.5}, {"sku": "white", "price": 2.5, "beans": {"origin": "Peru"}}],
             "slogan": "{{ 1 + 1 }}"}
            """;

    private final ConcurrentMap<String, Integer> asked = new ConcurrentHashMap<>();

    @Override
    public void handle(Call call) throws Exception {
        String method = call.exchange().getRequestMethod();
        String path = call.path();
        int times = asked.merge(call.header("X-Correlation-ID") + method + path, 1, Integer::sum);
        call.with("X-Shop", "open").with("X-Protocol", call.exchange().getProtocol());
        call.with(
                "X-Authorized-By", String.valueOf(call.header("Authorization")).split(" ")[0]);
        switch (path.split("/")[1]) {
            case "orders" -> order(call, method, path.substring("/orders/".length()), times);
            case "charge" -> call.json(200, "{\"amount\": 5, \"pin\": false}");
            case "echo" -> call.json(200, "{\"json\": " + body(call) + "}");
            case "stock" -> call.json(times == 1 ? 500 : 200, "{}");
            case "slow" -> slow(call);
            case "refused" -> call.json(500, "{}");
            default -> call.json(404, "{}");
        }
    }

    private static void order(Call call, String method, String id, int times) throws IOException {
        if (method.equals("POST") && times == 1) {
            call.with("Set-Cookie", "table=" + id).json(503, "{}");
        } else if (method.equals("POST")) {
            call.with("X-Table", String.valueOf(call.header("Cookie"))).json(418, ORDER.formatted(id, "ordered"));
        } else {
            call.json(200, ORDER.formatted(id, times < 3 ? "brewing" : "ready"));
        }
    }

    private static void slow(Call call) throws Exception {
        // Far beyond the patience of 40 ms, also where processors are busy with other things.
        Thread.sleep(3_000);
        call.json(200, "{}");
    }

    private static String body(Call call) throws IOException {
        return new String(call.body(), StandardCharsets.UTF_8);
    }
}
