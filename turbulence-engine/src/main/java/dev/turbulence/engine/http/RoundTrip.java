package dev.turbulence.engine.http;

import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;

/** One request and its response over one connection. */
final class RoundTrip {

    private static final int FIRST_FINAL_STATUS = 200;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    private final HttpRequest request;
    private final ClassicHttpRequest message;
    private final ResponseBody bodies;
    private final BodyBudget.Share memory;

    RoundTrip(HttpRequest request, Route route, ResponseBody bodies, BodyBudget.Share memory) {
        this.request = request;
        this.bodies = bodies;
        this.memory = memory;
        this.message = new BasicClassicHttpRequest(request.method(), "/");
        String target = target(request.uri());
        message.setPath(route.forwarded() ? "http://" + route.hostHeader() + target : target);
        request.headers().fields().forEach(field -> message.addHeader(field.name(), field.value()));
        if (request.body() != null) {
            message.setEntity(new ByteArrayEntity(request.body(), null));
        }
    }

    Reply over(PooledConnection connection, Call call) throws IOException, HttpException {
        DefaultBHttpClientConnection http = connection.http();
        call.enter(Call.Phase.SENDING);
        http.sendRequestHeader(message);
        http.sendRequestEntity(message);
        http.flush();
        call.enter(Call.Phase.WAITING);
        ClassicHttpResponse response = http.receiveResponseHeader();
        while (response.getCode() < FIRST_FINAL_STATUS) {
            response = http.receiveResponseHeader();
        }
        call.enter(Call.Phase.READING);
        byte[] body = new byte[0];
        if (hasBody(response)) {
            http.receiveResponseEntity(response);
            body = bodies.read(response, memory);
        }
        return new Reply(response, body, DefaultConnectionReuseStrategy.INSTANCE.keepAlive(message, response, null));
    }

    private boolean hasBody(ClassicHttpResponse response) {
        return !request.method().toUpperCase(Locale.ROOT).equals("HEAD")
                && response.getCode() != NO_CONTENT
                && response.getCode() != NOT_MODIFIED;
    }

    private static String target(URI uri) {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    /** What came back, and whether the connection may be kept. */
    record Reply(ClassicHttpResponse message, byte[] body, boolean keepAlive) {}
}
