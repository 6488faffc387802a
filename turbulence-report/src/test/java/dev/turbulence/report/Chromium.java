package dev.turbulence.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A headless Chromium with one page and no network, spoken to by its DevTools protocol. To be closed.
 *
 * <p>Where it is: the system property {@code turbulence.test.chromium}, else the usual names on the path.
 */
final class Chromium implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome");
    private static final String ANNOUNCEMENT = "DevTools listening on ";
    private static final int PATIENCE_SECONDS = 60;

    private final JsonMapper json = new JsonMapper();
    private final Process process;
    private final Path profile;
    private final WebSocket socket;
    private final String session;
    private final AtomicInteger lastId = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final List<JsonNode> events = new ArrayList<>();
    private CompletableFuture<Void> loaded = new CompletableFuture<>();

    private Chromium(Path binary) throws IOException {
        profile = Files.createTempDirectory("chromium-");
        process = new ProcessBuilder(
                        binary.toString(),
                        "--headless=new",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "--no-sandbox",
                        "--no-first-run",
                        "--disable-gpu",
                        "--disable-background-networking",
                        "--disable-dev-shm-usage",
                        "--host-resolver-rules=MAP * ~NOTFOUND",
                        "about:blank")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address(), new Listener())
                .join();
        String target = command(null, "Target.createTarget", Map.of("url", "about:blank"))
                .path("targetId")
                .asText();
        session = command(null, "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .path("sessionId")
                .asText();
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            command(domain + ".enable", Map.of());
        }
        command(
                "Network.emulateNetworkConditions",
                Map.of("offline", true, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    /** Where a Chromium is installed; empty where none is. */
    static Optional<Path> installed() {
        String named = System.getProperty("turbulence.test.chromium");
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Chromium start() {
        try {
            return new Chromium(installed().orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private URI address() throws IOException {
        BufferedReader errors =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
        for (String line = errors.readLine(); line != null; line = errors.readLine()) {
            if (line.startsWith(ANNOUNCEMENT)) {
                Thread drain = new Thread(() -> errors.lines().forEach(ignored -> {}), "chromium-errors");
                drain.setDaemon(true);
                drain.start();
                return URI.create(line.substring(ANNOUNCEMENT.length()));
            }
        }
        throw new IOException("Chromium ended before it could be spoken to");
    }

    /** Puts the pieces of messages together, and hands answers and events to those who wait for them. */
    private final class Listener implements WebSocket.Listener {

        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                received(message.toString());
                message.setLength(0);
            }
            from.request(1);
            return null;
        }
    }

    private void received(String message) {
        try {
            JsonNode received = json.readTree(message);
            if (received.has("id")) {
                answers.remove(received.get("id").asInt()).complete(received);
                return;
            }
            synchronized (events) {
                events.add(received);
            }
            if (received.path("method").asText().equals("Page.loadEventFired")) {
                loaded.complete(null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode command(String method, Map<String, ?> parameters) {
        return command(session, method, parameters);
    }

    private JsonNode command(String toSession, String method, Map<String, ?> parameters) {
        int id = lastId.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        ObjectNode command = json.createObjectNode().put("id", id).put("method", method);
        command.set("params", json.valueToTree(parameters));
        if (toSession != null) {
            command.put("sessionId", toSession);
        }
        socket.sendText(command.toString(), true).join();
        JsonNode received = answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        if (received.has("error")) {
            throw new IllegalStateException(method + ": " + received.get("error"));
        }
        return received.path("result");
    }

    /** Loads a page and forgets what happened on the one before. */
    void open(URI page) {
        synchronized (events) {
            events.clear();
        }
        loaded = new CompletableFuture<>();
        command("Page.navigate", Map.of("url", page.toString()));
        loaded.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    /** The value of an expression; the page's own policy does not bind it. */
    JsonNode evaluate(String expression) {
        JsonNode result = command(
                "Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        if (result.has("exceptionDetails")) {
            throw new IllegalStateException(expression + ": " + result.get("exceptionDetails"));
        }
        return result.path("result").path("value");
    }

    /** Presses a key and lets it go. */
    void press(String key, int code, String text) {
        command(
                "Input.dispatchKeyEvent",
                Map.of("type", "keyDown", "key", key, "windowsVirtualKeyCode", code, "text", text));
        command("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key, "windowsVirtualKeyCode", code));
    }

    void prefer(String colours) {
        command(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colours))));
    }

    void resize(int width, int height) {
        command(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    }

    /** The page that is open, in a picture. */
    byte[] screenshot() {
        return java.util.Base64.getDecoder()
                .decode(command("Page.captureScreenshot", Map.of("captureBeyondViewport", true))
                        .path("data")
                        .asText());
    }

    /** What went wrong on the page since it was opened: exceptions, errors and warnings on its console, refused content. */
    List<String> troubles() {
        List<String> troubles = new ArrayList<>();
        synchronized (events) {
            for (JsonNode event : events) {
                String method = event.path("method").asText();
                boolean said = method.equals("Runtime.consoleAPICalled") || method.equals("Log.entryAdded");
                if (said || method.equals("Runtime.exceptionThrown")) {
                    troubles.add(event.path("params").toString());
                }
            }
        }
        return troubles;
    }

    /** Everything the page asked for since it was opened, itself included. */
    List<String> requests() {
        synchronized (events) {
            return events.stream()
                    .filter(event -> event.path("method").asText().equals("Network.requestWillBeSent"))
                    .map(event ->
                            event.path("params").path("request").path("url").asText())
                    .toList();
        }
    }

    @Override
    public void close() {
        try {
            command(null, "Browser.close", Map.of());
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
            deleteProfile();
        }
    }

    /** Other processes of the browser may still be writing there: what stays lies in the folder for temporary files. */
    private void deleteProfile() {
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            profile.toFile().deleteOnExit();
        }
    }
}
