package dev.turbulence.engine.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;

/** Opens connections. */
final class Connector {

    // httpcore's own limits are there to protect browsers from servers; a test tool must be able to record what comes.
    private static final Http1Config HTTP_CONFIG = Http1Config.custom()
            .setMaxLineLength(1 << 20)
            .setMaxHeaderCount(10_000)
            .build();

    private static final DefaultHttpResponseParserFactory RESPONSE_PARSERS =
            new DefaultHttpResponseParserFactory(HTTP_CONFIG);

    private final Supplier<SSLContext> tls;

    /** @param tls asked only when a secure connection is opened: loading the JVM's certificates takes a while */
    Connector(Supplier<SSLContext> tls) {
        this.tls = tls;
    }

    PooledConnection connect(Route route, Call call) throws IOException {
        call.enter(Call.Phase.CONNECTING);
        SocketChannel channel = open(route, call);
        try {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            DefaultBHttpClientConnection http =
                    new DefaultBHttpClientConnection(HTTP_CONFIG, null, null, null, null, null, RESPONSE_PARSERS);
            if (route.secure()) {
                http.bind(secured(route, channel, call), channel.socket());
            } else {
                http.bind(channel.socket());
            }
            return new PooledConnection(route, channel, http);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Tries every address of the host: a server may listen on only one of localhost's two. */
    private static SocketChannel open(Route route, Call call) throws IOException {
        IOException first = null;
        for (InetAddress address : InetAddress.getAllByName(route.host())) {
            SocketChannel channel = SocketChannel.open();
            try {
                call.use(channel);
                channel.connect(new InetSocketAddress(address, route.port()));
                return channel;
            } catch (IOException e) {
                channel.close();
                first = first == null ? e : first;
            }
        }
        throw first == null ? new UnknownHostException(route.host()) : first;
    }

    private SSLSocket secured(Route route, SocketChannel channel, Call call) throws IOException {
        call.enter(Call.Phase.SECURING);
        SSLSocket socket = (SSLSocket)
                tls.get().getSocketFactory().createSocket(channel.socket(), route.host(), route.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }
}
