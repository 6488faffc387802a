package dev.turbulence.engine.execution;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A real HTTP proxy on a free port: forwards bodiless requests, digs tunnels, and keeps what it was asked. */
final class TestProxy implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
    /** What requests must carry as {@code Proxy-Authorization}; null for nothing. */
    private final String wanted;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    TestProxy(String wanted) throws IOException {
        this.wanted = wanted;
        start(() -> {
            while (true) {
                Socket client = server.accept();
                start(() -> serve(client));
            }
        });
    }

    String url() {
        return "http://localhost:" + server.getLocalPort();
    }

    /** The request lines. */
    List<String> asked() {
        return asked;
    }

    private void serve(Socket client) throws IOException {
        open.add(client);
        InputStream in = client.getInputStream();
        for (List<String> head = head(in); !head.isEmpty(); head = head(in)) {
            asked.add(head.get(0));
            String[] line = head.get(0).split(" ");
            if (wanted != null && !head.contains("Proxy-Authorization: " + wanted)) {
                write(client, "HTTP/1.1 407 Who Are You\r\nContent-Length: 0\r\n\r\n");
            } else if (line[0].equals("CONNECT")) {
                tunnel(client, line[1]);
                return;
            } else {
                forward(client, URI.create(line[1]), head);
            }
        }
    }

    private void tunnel(Socket client, String target) throws IOException {
        int colon = target.lastIndexOf(':');
        Socket there = new Socket(target.substring(0, colon), Integer.parseInt(target.substring(colon + 1)));
        open.add(there);
        write(client, "HTTP/1.1 200 Connection established\r\n\r\n");
        start(() -> there.getInputStream().transferTo(client.getOutputStream()));
        client.getInputStream().transferTo(there.getOutputStream());
    }

    private void forward(Socket client, URI target, List<String> head) throws IOException {
        try (Socket there = new Socket(target.getHost(), target.getPort())) {
            StringBuilder request = new StringBuilder("GET " + target.getRawPath() + " HTTP/1.1\r\n");
            head.stream()
                    .skip(1)
                    .filter(header -> !header.startsWith("Proxy-"))
                    .forEach(header -> request.append(header).append("\r\n"));
            write(there, request + "Via: 1.1 test\r\nConnection: close\r\n\r\n");
            there.getInputStream().transferTo(client.getOutputStream());
        }
        client.close();
    }

    /** Reads byte by byte: what follows the head belongs to the tunnel. */
    private static List<String> head(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) {
            int c = in.read();
            if (c < 0) {
                return List.of();
            }
            text.append((char) c);
        }
        return List.of(text.toString().strip().split("\r\n"));
    }

    private static void write(Socket to, String text) throws IOException {
        OutputStream out = to.getOutputStream();
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private interface Task {
        void run() throws IOException;
    }

    private static void start(Task task) {
        Thread thread = new Thread(
                () -> {
                    try {
                        task.run();
                    } catch (IOException e) {
                        // Somebody hung up, or the test is over.
                    }
                },
                "test-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
