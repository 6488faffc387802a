package dev.turbulence.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.turbulence.engine.execution.Project.Recorded;
import dev.turbulence.engine.http.RawServer;
import dev.turbulence.engine.http.RawServer.Connection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A system under test that does its worst on the wire. Its step fails and says why, in bounded time and memory; the next
 * request of the same instance, and the run, are none the worse for it.
 */
@Timeout(120)
class AdversaryTest {

    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final String CHUNKED = OK + "Transfer-Encoding: chunked\r\n\r\n";
    /** More than any test machine has memory for, were it kept. */
    private static final long FOREVER = 64L << 30;

    @TempDir
    Path folder;

    @FunctionalInterface
    private interface Answer {
        void to(Connection connection) throws Exception;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void anAttackFailsItsStepAndNothingElse(String name, Answer attack, String error) throws Exception {
        // What is not about time must not depend on how busy the machine is.
        Recorded run = play(attack, error.startsWith("Timed out") ? 2 : 60);

        assertThat(run.outcome().reason()).isNull();
        assertThat(run.instances()).hasSize(3).allSatisfy(instance -> {
            assertThat(instance.get("passed").asBoolean()).isFalse();
            assertThat(instance.get("error").isNull()).isTrue();
        });
        assertThat(run.steps()).hasSize(6).allSatisfy(step -> {
            JsonNode observation = step.get("observation");
            if (step.get("step_name").asText().equals("attacked")) {
                assertThat(observation.get("status_code").isNull()).isTrue();
                assertThat(observation.get("errors")).hasSize(1);
                assertThat(observation.at("/errors/0").asText()).contains(error).hasSizeLessThan(1000);
            } else {
                assertThat(observation.get("ok").asBoolean())
                        .as(observation.get("errors").toString())
                        .isTrue();
            }
        });
    }

    static Stream<Arguments> attacks() {
        String tooLarge = "Response refused, the response body is larger than 16,777,216 bytes";
        String noHttp = "Not a valid HTTP response (";
        return Stream.of(
                attack("endless body", c -> flood(c, OK + "\r\n", "x".repeat(8192)), tooLarge),
                attack("endless chunks", c -> flood(c, CHUNKED, "4\r\nabcd\r\n".repeat(1000)), tooLarge),
                attack(
                        "announced giant",
                        c -> flood(c, OK + "Content-Length: 99999999999\r\n\r\n", "x".repeat(8192)),
                        tooLarge),
                attack("gzip bomb", c -> bomb(c, "gzip"), tooLarge),
                attack("deflate bomb", c -> bomb(c, "deflate"), tooLarge),
                attack(
                        "broken gzip",
                        c -> c.write(packed("gzip", "no gzip".getBytes(StandardCharsets.US_ASCII))),
                        noHttp),
                attack("negative length", c -> c.write(OK + "Content-Length: -5\r\n\r\n"), noHttp),
                attack("two lengths", c -> c.write(OK + "Content-Length: 5, 6\r\n\r\nhello"), noHttp),
                attack("broken chunk", c -> c.write(CHUNKED + "zz\r\nhello"), noHttp),
                attack("endless headers", c -> flood(c, OK, "X-A: b\r\n".repeat(1000)), noHttp),
                attack("endless long headers", c -> flood(c, OK, ("X-A: " + "b".repeat(60_000) + "\r\n")), noHttp),
                attack("endless header", c -> flood(c, OK + "X-A: ", "b".repeat(8192)), noHttp),
                attack("endless first line", c -> flood(c, "", "HTTP".repeat(2000)), noHttp),
                attack("status that is none", c -> c.write("HTTP/1.1 abc OK\r\n\r\n"), noHttp),
                attack("chunk of all the bytes there are", c -> c.write(CHUNKED + "ffffffffffffffff\r\nx"), noHttp),
                attack("negative chunk", c -> c.write(CHUNKED + "-5\r\nhello"), noHttp),
                attack(
                        "length that is never reached",
                        c -> end(c, OK + "Content-Length: 99\r\n\r\nhalf"),
                        "Connection closed by the server while reading the response body"),
                attack("header without colon", c -> c.write(OK + "nothing\r\n\r\n"), noHttp),
                attack(
                        "slow headers",
                        c -> drip(c, OK + "X-Slow: "),
                        "Timed out after 2000 ms while waiting for the response"),
                attack(
                        "dripping body",
                        c -> drip(c, OK + "\r\n"),
                        "Timed out after 2000 ms while reading the response body"),
                attack("silence", c -> Thread.sleep(60_000), "Timed out after 2000 ms while waiting for the response"),
                attack(
                        "endless 100s",
                        c -> flood(c, "", "HTTP/1.1 100 Continue\r\n\r\n".repeat(100)),
                        "Timed out after 2000 ms"),
                attack("reset at once", c -> reset(c, ""), "Connection "),
                attack("reset in the headers", c -> reset(c, OK + "X-A"), "Connection "),
                attack("reset in the body", c -> reset(c, OK + "Content-Length: 99\r\n\r\nhalf"), "Connection "),
                attack("reset in a chunk", c -> reset(c, CHUNKED + "ff\r\nhalf"), "Connection "),
                attack("end in the headers", c -> end(c, OK + "X-A: b\r\n"), "Connection closed by the server"),
                attack("end in a chunk", c -> end(c, CHUNKED + "ff\r\nhalf"), ""),
                attack("garbage", c -> end(c, garbage()), ""),
                attack("another protocol", c -> c.write("SSH-2.0-OpenSSH_9.6\r\n\r\n"), noHttp));
    }

    /** What is strange and still an answer is recorded, not refused. */
    @Test
    void oddAnswersAreOnRecord() throws Exception {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 5000; i++) {
            many.append("X-").append(i).append(": ").append(i).append("\r\n");
        }
        Recorded run = play(
                c -> c.write(
                        OK + many
                                + "X-Raw: \u00ff\u0001\u007f\r\nX-Raw: \u0000two\r\nContent-Length: 3\r\n\r\n\u00ff\u00fe\u0000"),
                60);

        assertThat(run.instances())
                .allSatisfy(instance ->
                        assertThat(instance.get("passed").asBoolean()).isTrue());
        JsonNode observation = attacked(run);
        assertThat(observation.get("headers")).hasSizeGreaterThan(5000);
        assertThat(observation.at("/headers/x-raw").asText()).isEqualTo("\u00ff\u0001\u007f,  two");
        assertThat(observation.get("body").asText()).isEqualTo("//4A");
        assertThat(observation
                        .at("/metadata/turbulence_maven/response_body/encoding")
                        .asText())
                .isEqualTo("base64");
    }

    /** An answer of which every byte may be the last. */
    @Test
    void aResetAtEveryByteFailsItsStepAndNothingElse() throws Exception {
        String answer = OK + "Content-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n";
        int length = answer.length();
        Recorded run;
        try (RawServer server = new RawServer(connection -> {
            while (true) {
                String path = connection.read().line().split(" ")[1];
                int cut = Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
                connection.write(answer.substring(0, cut));
                if (cut < length) {
                    connection.reset();
                }
            }
        })) {
            run = new Project(folder)
                    .api("http://localhost:" + server.port())
                    .scenario("one", """
                    flow:
                    - {name: attacked, type: http, service: api, method: POST, path: "/{{ instance_index }}"}
                    - {name: harmless, type: http, service: api, method: GET, path: "/%s"}
                    """.formatted(length))
                    .play(RunOptions.of(length + 1L, 8, 1));
        }

        assertThat(run.outcome().reason()).isNull();
        assertThat(run.instances()).hasSize(length + 1);
        assertThat(run.steps()).hasSize(2 * (length + 1)).allSatisfy(step -> {
            String path = step.at("/observation/metadata/turbulence_maven/request/url")
                    .asText();
            boolean whole = path.endsWith("/" + length);
            assertThat(step.at("/observation/ok").asBoolean()).as(path).isEqualTo(whole);
            if (!whole) {
                assertThat(step.at("/observation/errors/0").asText()).as(path).startsWith("Connection ");
            }
        });
    }

    /** What goes back to the service stays small, and the instance is none the worse for it. */
    @Test
    void cookiesWithoutEndAreNotAllKept() throws Exception {
        StringBuilder cookies = new StringBuilder("Set-Cookie: long=" + "x".repeat(100_000) + "\r\n");
        for (int i = 0; i < 3_000; i++) {
            cookies.append("Set-Cookie: c").append(i).append("=v; Max-Age=99999999999999999999\r\n");
        }
        cookies.append("Set-Cookie: \u0001;;;=\r\nSet-Cookie: =\r\nSet-Cookie:\r\n");

        List<String> sentBack = new CopyOnWriteArrayList<>();
        try (RawServer server = new RawServer(connection -> {
            connection.read();
            connection.write(OK + cookies + "Content-Length: 0\r\n\r\n");
            connection.read().headers().stream()
                    .filter(header -> header.startsWith("Cookie: "))
                    .forEach(sentBack::add);
            connection.reply("{}");
        })) {
            Recorded run = new Project(folder)
                    .api("http://localhost:" + server.port())
                    .scenario("one", """
                    flow:
                    - {name: first, type: http, service: api, method: GET, path: /}
                    - {name: second, type: http, service: api, method: GET, path: /}
                    """)
                    .playOne();

            assertThat(run.instance().get("passed").asBoolean()).isTrue();
            assertThat(sentBack).singleElement().asString().contains("c2999=v").hasSizeLessThan(5_000);
        }
    }

    @Test
    void aRedirectToElsewhereIsNotFollowed() throws Exception {
        try (RawServer elsewhere = new RawServer(connection -> connection.reply("{}"))) {
            String location = "Location: http://localhost:" + elsewhere.port() + "/\r\n";
            Recorded run = play(c -> c.write("HTTP/1.1 307 Moved\r\n" + location + "Content-Length: 0\r\n\r\n"), 60);

            assertThat(attacked(run).get("status_code").asInt()).isEqualTo(307);
            assertThat(elsewhere.connections()).isZero();
        }
    }

    /** It came before the request did, and is taken for what it says it is. */
    @Test
    void anAnswerThatComesBeforeTheRequestIsOne() throws Exception {
        try (RawServer server = new RawServer(connection -> {
            connection.write("HTTP/1.0 200 OK\r\n\r\n{}");
            connection.read();
        })) {
            Recorded run = new Project(folder)
                    .api("http://localhost:" + server.port())
                    .scenario("one", "flow:\n- {name: get, type: http, service: api, method: GET, path: /}\n")
                    .playOne();

            assertThat(run.instance().get("passed").asBoolean()).isTrue();
        }
    }

    @Test
    void aRedirectInCirclesIsAnAnswerLikeAnyOther() throws Exception {
        Recorded run = play(c -> c.write("HTTP/1.1 302 Found\r\nLocation: /attacked\r\nContent-Length: 0\r\n\r\n"), 60);

        assertThat(attacked(run).get("status_code").asInt()).isEqualTo(302);
        assertThat(attacked(run).get("attempts")).hasSize(1);
        assertThat(attacked(run).at("/errors/0").asText()).isEqualTo("HTTP 302: Found");
    }

    private static JsonNode attacked(Recorded run) {
        return run.steps().stream()
                .filter(step -> step.get("step_name").asText().equals("attacked"))
                .findFirst()
                .orElseThrow()
                .get("observation");
    }

    /** Three instances at once, each of which is attacked and then asks for something harmless. */
    private Recorded play(Answer attack, int timeoutSeconds) throws Exception {
        try (RawServer server = new RawServer(connection -> {
            while (true) {
                if (connection.read().line().startsWith("GET /attacked")) {
                    attack.to(connection);
                } else {
                    connection.reply("{}");
                }
            }
        })) {
            return new Project(folder)
                    .sut("name: Evil\nservices:\n  api:\n    base_url: http://localhost:" + server.port()
                            + "\n    timeout_seconds: " + timeoutSeconds + "\n")
                    .scenario("one", """
                    flow:
                    - {name: attacked, type: http, service: api, method: GET, path: /attacked}
                    - {name: harmless, type: http, service: api, method: GET, path: /harmless}
                    """)
                    .play(RunOptions.of(3, 3, 1));
        }
    }

    private static Arguments attack(String name, Answer answer, String error) {
        return Arguments.of(name, answer, error);
    }

    private static void flood(Connection connection, String start, String again) throws IOException {
        connection.write(start);
        for (long sent = 0; sent < FOREVER; sent += again.length()) {
            connection.write(again);
        }
    }

    private static void reset(Connection connection, String start) throws IOException {
        connection.write(start);
        connection.reset();
    }

    private static void end(Connection connection, String start) throws IOException {
        connection.write(start);
        connection.close();
    }

    private static void drip(Connection connection, String start) throws Exception {
        connection.write(start);
        while (true) {
            connection.write("x");
            Thread.sleep(20);
        }
    }

    /** A hundred megabytes of zeros in a hundred kilobytes. */
    private static void bomb(Connection connection, String encoding) throws IOException {
        connection.write(packed(encoding, zeros(encoding)));
    }

    private static byte[] zeros(String encoding) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out =
                encoding.equals("gzip") ? new GZIPOutputStream(packed) : new DeflaterOutputStream(packed)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 100; i++) {
                out.write(zeros);
            }
        }
        return packed.toByteArray();
    }

    private static String packed(String encoding, byte[] body) {
        return OK + "Content-Encoding: " + encoding + "\r\nContent-Length: " + body.length + "\r\n\r\n"
                + new String(body, StandardCharsets.ISO_8859_1);
    }

    private static String garbage() {
        byte[] bytes = new byte[100_000];
        new Random(7).nextBytes(bytes);
        // No first line by chance.
        Arrays.fill(bytes, 0, 4, (byte) 0xff);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
