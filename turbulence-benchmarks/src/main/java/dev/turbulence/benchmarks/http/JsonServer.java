package dev.turbulence.benchmarks.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Answers every request with the same 600 bytes of JSON, as cheaply as Java can, so that the client is what is measured. */
public final class JsonServer {

    private static final int BACKLOG = 1000;
    private static final String ORDER = "order-1";
    private static final byte[] FOLLOW_UP = ("GET /orders/" + ORDER + " ").getBytes(StandardCharsets.US_ASCII);
    private static final byte[] RESPONSE = response();
    private static final RequestCounter COUNTER = new RequestCounter();

    private enum Head {
        NONE,
        ORDINARY,
        FOLLOW_UP
    }

    private JsonServer() {}

    /**
     * Prints its port, serves until standard input ends, and answers each line there with a {@link RequestCount} of what
     * came since the last. Arguments, each optional: milliseconds to think before each answer; milliseconds from the first
     * request until it stands still; for how many milliseconds.
     */
    public static void main(String[] args) throws IOException {
        long thinkMillis = args.length == 0 ? 0 : Long.parseLong(args[0]);
        Standstill standstill =
                args.length < 3 ? null : new Standstill(Long.parseLong(args[1]), Long.parseLong(args[2]));
        try (ServerSocket server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress())) {
            System.out.println(server.getLocalPort());
            daemon(() -> accept(server, thinkMillis, standstill));
            for (int c = System.in.read(); c >= 0; c = System.in.read()) {
                if (c == '\n') {
                    System.out.println(COUNTER.take().line());
                }
            }
        }
    }

    private static void accept(ServerSocket server, long thinkMillis, Standstill standstill) {
        try {
            while (true) {
                Socket client = server.accept();
                client.setTcpNoDelay(true);
                daemon(() -> serve(client, thinkMillis, standstill));
            }
        } catch (IOException e) {
            // Closed: the benchmark is over.
        }
    }

    private static void serve(Socket client, long thinkMillis, Standstill standstill) {
        try (client;
                InputStream in = new BufferedInputStream(client.getInputStream());
                OutputStream out = client.getOutputStream()) {
            for (Head head = readHead(in); head != Head.NONE; head = readHead(in)) {
                COUNTER.count(head == Head.FOLLOW_UP);
                if (thinkMillis > 0) {
                    Thread.sleep(thinkMillis);
                }
                if (standstill != null) {
                    standstill.pass();
                }
                out.write(RESPONSE);
            }
        } catch (IOException | InterruptedException e) {
            // The client hung up in the middle, as clients may.
        }
    }

    /** A time in which nothing is answered. */
    private static final class Standstill {
        private final long afterNanos;
        private final long nanos;
        private long firstRequest;

        Standstill(long afterMillis, long millis) {
            afterNanos = TimeUnit.MILLISECONDS.toNanos(afterMillis);
            nanos = TimeUnit.MILLISECONDS.toNanos(millis);
        }

        void pass() throws InterruptedException {
            long since = sinceFirst() - afterNanos;
            if (since >= 0 && since < nanos) {
                TimeUnit.NANOSECONDS.sleep(nanos - since);
            }
        }

        private synchronized long sinceFirst() {
            firstRequest = firstRequest == 0 ? System.nanoTime() : firstRequest;
            return System.nanoTime() - firstRequest;
        }
    }

    private static Head readHead(InputStream in) throws IOException {
        int read = 0;
        int lineLength = 0;
        boolean followUp = true;
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (read < FOLLOW_UP.length) {
                followUp &= c == FOLLOW_UP[read++];
            }
            if (c == '\n' && lineLength == 0) {
                return followUp ? Head.FOLLOW_UP : Head.ORDINARY;
            }
            if (c == '\n') {
                lineLength = 0;
            } else if (c != '\r') {
                lineLength++;
            }
        }
        return Head.NONE;
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
    }

    private static byte[] response() {
        String body = "{\"id\":\"" + ORDER + "\",\"status\":\"accepted\",\"total\":42.5,\"note\":\"" + "n".repeat(540)
                + "\"}";
        return ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nCache-Control: no-store\r\nX-Request-Id: 1\r\n"
                        + "Date: Mon, 23 Nov 2026 12:00:00 GMT\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
