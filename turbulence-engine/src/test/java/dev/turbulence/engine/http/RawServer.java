package dev.turbulence.engine.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that speaks whatever the test scripts, byte by byte, for what a well-behaved server would never do. */
public final class RawServer implements AutoCloseable {

    public interface Script {
        void serve(Connection connection) throws Exception;
    }

    private final ServerSocket socket;
    private final Script script;
    private final List<Socket> accepted = new CopyOnWriteArrayList<>();

    public RawServer(Script script) throws IOException {
        this(new ServerSocket(0, 500, InetAddress.getByName("localhost")), script);
    }

    public RawServer(ServerSocket socket, Script script) {
        this.socket = socket;
        this.script = script;
        daemon(this::accept);
    }

    public URI uri(String path) {
        return URI.create("http://localhost:" + socket.getLocalPort() + path);
    }

    public int port() {
        return socket.getLocalPort();
    }

    public int connections() {
        return accepted.size();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = socket.accept();
                accepted.add(client);
                daemon(() -> serve(client));
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    private void serve(Socket client) {
        try (client) {
            script.serve(new Connection(client));
        } catch (Exception e) {
            // The client went away, or the test is over.
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket client : accepted) {
            client.close();
        }
    }

    public record Request(String line, List<String> headers, String body) {}

    public static final class Connection {

        private final Socket socket;
        private final BufferedReader in;
        private final OutputStream out;

        Connection(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            this.out = socket.getOutputStream();
        }

        public Request read() throws IOException {
            String line = in.readLine();
            if (line == null) {
                throw new IOException("closed by the client");
            }
            List<String> headers = new ArrayList<>();
            int length = 0;
            for (String header = in.readLine(); !header.isEmpty(); header = in.readLine()) {
                headers.add(header);
                if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                    length = Integer.parseInt(
                            header.substring(header.indexOf(':') + 1).trim());
                }
            }
            StringBuilder body = new StringBuilder();
            while (body.length() < length) {
                body.append((char) in.read());
            }
            return new Request(line, headers, body.toString());
        }

        public void write(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }

        public void reply(String body) throws IOException {
            write("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
        }

        public void close() throws IOException {
            socket.close();
        }

        /** Ends the connection as a crash would: what is under way is lost, and the other side is told. */
        public void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }
}
