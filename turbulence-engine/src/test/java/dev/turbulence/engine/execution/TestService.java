package dev.turbulence.engine.execution;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
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
    private final String scheme;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Received> received = new CopyOnWriteArrayList<>();

    private TestService(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
    }

    static TestService answering(Handler handler) throws IOException {
        return start(HttpServer.create(address(), 500), "http", handler);
    }

    /** One that speaks https. */
    static TestService secure(HttpsConfigurator tls, Handler handler) throws IOException {
        HttpsServer server = HttpsServer.create(address(), 500);
        server.setHttpsConfigurator(tls);
        return start(server, "https", handler);
    }

    private static InetSocketAddress address() throws IOException {
        return new InetSocketAddress(InetAddress.getByName("localhost"), 0);
    }

    private static TestService start(HttpServer server, String scheme, Handler handler) {
        TestService service = new TestService(server, scheme);
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
        return scheme + "://localhost:" + port();
    }

    int port() {
        return server.getAddress().getPort();
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
            handler.handle(new Call(exchange, body.getBytes(StandardCharsets.UTF_8)));
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
    record Call(HttpExchange exchange, byte[] body) {

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
