package dev.turbulence.reliability.adversary;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Answers each request with one and the same text, over and over, a bit less than the largest answer that is taken. */
final class HugeAnswers implements AutoCloseable {

    private static final int LARGEST = 16 << 20;
    private static final int BACKLOG = 500;

    private final ServerSocket server;
    private final byte[] start;
    private final byte[] again;
    private final byte[] end;

    HugeAnswers(String start, String again, String end) throws IOException {
        this.start = start.getBytes(StandardCharsets.US_ASCII);
        this.again = again.getBytes(StandardCharsets.US_ASCII);
        this.end = end.getBytes(StandardCharsets.US_ASCII);
        server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "huge-answers");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                daemon(() -> serve(client));
            }
        } catch (IOException e) {
            // Closed: the test is over.
        }
    }

    private void serve(Socket client) {
        try (client) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
            while (in.readLine() != null) {
                String header = in.readLine();
                while (header != null && !header.isEmpty()) {
                    header = in.readLine();
                }
                answer(client.getOutputStream());
            }
        } catch (IOException e) {
            // The client went away, as it does from an answer that it refuses.
        }
    }

    private void answer(OutputStream out) throws IOException {
        int times = (LARGEST - start.length - end.length) / again.length;
        int length = start.length + times * again.length + end.length;
        out.write(("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.write(start);
        for (int i = 0; i < times; i++) {
            out.write(again);
        }
        out.write(end);
        out.flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
