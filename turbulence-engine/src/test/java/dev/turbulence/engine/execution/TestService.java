package dev.turbulence.engine.execution;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real HTTP service on a free port; keeps what it was asked. */
final class TestService implements AutoCloseable {

    static {
        // Without it the JDK's server sends headers and body in two packets, 40 ms apart.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    interface Handler {
        void handle(Call call) throws Exception;
    }

    record Received(String method, String target, String body, com.sun.net.httpserver.Headers headers) {
        String header(String name) {
            return headers.getFirst(name);
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Received> received = new CopyOnWriteArrayList<>();

    private TestService(HttpServer server) {
        this.server = server;
    }

    static TestService answering(Handler handler) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), 0), 500);
        TestService service = new TestService(server);
        server.createContext("/", exchange -> service.serve(exchange, handler));
        server.setExecutor(service.threads);
        server.start();
        return service;
    }

    /** Answers everything with 200 and this JSON. */
    static TestService answering(String json) throws IOException {
        return answering(call -> call.json(200, json));
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    List<Received> received() {
        return received;
    }

    private void serve(HttpExchange exchange, Handler handler) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(new Received(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    body,
                    exchange.getRequestHeaders()));
            handler.handle(new Call(exchange));
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    /** Refuses connections from now on and ends open ones. */
    void stop() {
        server.stop(0);
    }

    @Override
    public void close() {
        stop();
        threads.shutdownNow();
    }

    /** One request and the means to answer it. */
    record Call(HttpExchange exchange) {

        String path() {
            return exchange.getRequestURI().getPath();
        }

        String header(String name) {
            return exchange.getRequestHeaders().getFirst(name);
        }

        Call with(String header, String value) {
            exchange.getResponseHeaders().add(header, value);
            return this;
        }

        void json(int status, String json) throws IOException {
            with("Content-Type", "application/json").bytes(status, json.getBytes(StandardCharsets.UTF_8));
        }

        void bytes(int status, byte[] body) throws IOException {
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }
}
