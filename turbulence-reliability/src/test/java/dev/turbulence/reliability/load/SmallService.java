package dev.turbulence.reliability.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers each GET with a small JSON object, from one thread, for as many connections as there are. It can hold its answers
 * back until so many have asked.
 */
final class SmallService implements AutoCloseable {

    /** What is asked for under this path is answered at once, whoever else waits. */
    static final String AT_ONCE = "/at-once";

    private static final int BACKLOG = 10_000;
    private static final int REQUEST_BYTES = 4_096;
    private static final byte[] ANSWER = ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 14\r\n\r\n{\"state\":\"ok\"}")
            .getBytes(StandardCharsets.US_ASCII);

    private final Selector selector;
    private final ServerSocketChannel server;
    private final int together;
    private final List<SocketChannel> waiting = new ArrayList<>();
    private final Thread thread = new Thread(this::serve, "small-service");

    /** @param together how many have to ask before they are answered; 1 for at once */
    SmallService(int together) throws IOException {
        this.together = together;
        selector = Selector.open();
        server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        server.configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT);
        thread.setDaemon(true);
        thread.start();
    }

    String url() throws IOException {
        return "http://127.0.0.1:" + ((InetSocketAddress) server.getLocalAddress()).getPort();
    }

    private void serve() {
        try {
            while (server.isOpen()) {
                selector.select(this::handle);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClosedSelectorException e) {
            // Closed, as it was told to.
        }
    }

    private void handle(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                accept();
            } else {
                read(key);
            }
        } catch (IOException e) {
            key.cancel();
            closeQuietly(key);
        }
    }

    private void accept() throws IOException {
        SocketChannel channel = server.accept();
        if (channel != null) {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.register(selector, SelectionKey.OP_READ, ByteBuffer.allocate(REQUEST_BYTES));
        }
    }

    /** A client sends one request and waits for its answer, so what has come by then is the whole of it or its start. */
    private void read(SelectionKey key) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        ByteBuffer request = (ByteBuffer) key.attachment();
        if (channel.read(request) < 0) {
            channel.close();
        } else if (isWhole(request)) {
            boolean atOnce = new String(request.array(), 0, request.position(), StandardCharsets.US_ASCII)
                    .startsWith("GET " + AT_ONCE);
            request.clear();
            answer(channel, atOnce);
        }
    }

    private static boolean isWhole(ByteBuffer request) {
        int end = request.position();
        return end >= 4 && request.get(end - 1) == '\n' && request.get(end - 3) == '\n';
    }

    private void answer(SocketChannel channel, boolean atOnce) throws IOException {
        if (atOnce) {
            channel.write(ByteBuffer.wrap(ANSWER));
            return;
        }
        waiting.add(channel);
        if (waiting.size() >= together) {
            for (SocketChannel each : waiting) {
                each.write(ByteBuffer.wrap(ANSWER));
            }
            waiting.clear();
        }
    }

    private static void closeQuietly(SelectionKey key) {
        try {
            key.channel().close();
        } catch (IOException e) {
            key.cancel();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (SelectionKey key : selector.keys()) {
            closeQuietly(key);
        }
        selector.close();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClosedChannelException();
        }
    }
}
