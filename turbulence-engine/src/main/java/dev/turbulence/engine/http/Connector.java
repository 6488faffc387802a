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
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;

/** Opens connections. */
final class Connector {

    private final Supplier<SSLContext> tls;

    /** @param tls for links without a context of their own; asked only then: loading the JVM's certificates takes a while */
    Connector(Supplier<SSLContext> tls) {
        this.tls = tls;
    }

    PooledConnection connect(Route route, Call call) throws IOException, HttpException {
        ForwardProxy proxy = route.link().proxy();
        call.enter(Call.Phase.CONNECTING);
        SocketChannel channel =
                proxy == null ? open(route.host(), route.port(), call) : open(proxy.host(), proxy.port(), call);
        try {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            if (route.tunnelled()) {
                call.enter(Call.Phase.TUNNELLING);
                Tunnel.dig(WireFormat.connection(false, new WireFormat.Heads()), channel.socket(), route, proxy);
            }
            WireFormat.Heads heads = new WireFormat.Heads();
            DefaultBHttpClientConnection http =
                    WireFormat.connection(route.link().http10(), heads);
            if (route.secure()) {
                http.bind(secured(route, channel, call), channel.socket());
            } else {
                http.bind(channel.socket());
            }
            return new PooledConnection(route, channel, http, heads);
        } catch (IOException | HttpException e) {
            channel.close();
            throw e;
        }
    }

    /** Tries every address of the host: a server may listen on only one of localhost's two. */
    private static SocketChannel open(String host, int port, Call call) throws IOException {
        IOException first = null;
        for (InetAddress address : InetAddress.getAllByName(host)) {
            SocketChannel channel = SocketChannel.open();
            try {
                call.use(channel);
                channel.connect(new InetSocketAddress(address, port));
                return channel;
            } catch (IOException e) {
                channel.close();
                first = first == null ? e : first;
            }
        }
        throw first == null ? new UnknownHostException(host) : first;
    }

    private SSLSocket secured(Route route, SocketChannel channel, Call call) throws IOException {
        call.enter(Call.Phase.SECURING);
        SSLContext context =
                route.link().tls() == null ? tls.get() : route.link().tls();
        SSLSocket socket =
                (SSLSocket) context.getSocketFactory().createSocket(channel.socket(), route.host(), route.port(), true);
        if (!route.link().isInsecure()) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
        }
        socket.startHandshake();
        return socket;
    }
}
