package dev.turbulence.engine.http;

import java.io.IOException;
import java.net.Socket;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;

/** Asks a proxy for a tunnel ({@code CONNECT}), through which a secure connection can be made as if there were no proxy. */
final class Tunnel {

    private Tunnel() {}

    /**
     * From here on the socket leads to the target.
     *
     * @throws RefusedException when the proxy does not want to
     */
    static void dig(DefaultBHttpClientConnection http, Socket socket, Route target, ForwardProxy proxy)
            throws IOException, HttpException {
        http.bind(socket);
        ClassicHttpRequest request = new BasicClassicHttpRequest("CONNECT", "/");
        request.setPath(target.host() + ":" + target.port());
        request.addHeader("Host", request.getPath());
        if (proxy.authorization() != null) {
            request.addHeader(ForwardProxy.AUTHORIZATION_HEADER, proxy.authorization());
        }
        http.sendRequestHeader(request);
        http.flush();
        ClassicHttpResponse response = http.receiveResponseHeader();
        while (response.getCode() < HttpStatus.SC_OK) {
            response = http.receiveResponseHeader();
        }
        if (response.getCode() >= HttpStatus.SC_REDIRECTION) {
            throw new RefusedException(response);
        }
    }

    static final class RefusedException extends IOException {

        private static final long serialVersionUID = 1L;

        RefusedException(ClassicHttpResponse response) {
            super("HTTP " + response.getCode()
                    + (response.getReasonPhrase() == null ? "" : ": " + response.getReasonPhrase()));
        }
    }
}
