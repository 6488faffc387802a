package dev.turbulence.engine.http;

import java.io.IOException;
import javax.net.ssl.SSLContext;

/**
 * How the connections to a service are made, and how many there may be. Immutable but for the count of its connections;
 * safe for any number of threads. Two links never share a connection, so there is one for each service that asks for
 * something special, and {@link #PLAIN} for all others.
 */
public final class Link {

    /** Direct, HTTP/1.1, with the certificates that the JVM trusts, and as many connections as there are calls. */
    public static final Link PLAIN = new Link(null, true, null, false, null);

    private final SSLContext tls;
    private final boolean verifyingHosts;
    private final ForwardProxy proxy;
    private final boolean http10;
    private final ConnectionLimit limit;

    private Link(SSLContext tls, boolean verifyingHosts, ForwardProxy proxy, boolean http10, ConnectionLimit limit) {
        this.tls = tls;
        this.verifyingHosts = verifyingHosts;
        this.proxy = proxy;
        this.http10 = http10;
        this.limit = limit;
    }

    /** A link that agrees on TLS by this context, whatever the host's certificate is made out to if it need not fit. */
    public Link withTls(SSLContext context, boolean verifyHosts) {
        return new Link(context, verifyHosts, proxy, http10, limit);
    }

    /** A link through a proxy. */
    public Link withProxy(ForwardProxy through) {
        return new Link(tls, verifyingHosts, through, http10, limit);
    }

    /** A link that speaks HTTP/1.0. */
    public Link withHttp10() {
        return new Link(tls, verifyingHosts, proxy, true, limit);
    }

    /**
     * A link with so many connections at most. A call that finds all of them taken waits for one, within its timeout.
     *
     * @param most at least 1
     */
    public Link withMaxConnections(int most) {
        return new Link(tls, verifyingHosts, proxy, http10, new ConnectionLimit(most));
    }

    /** Whether a call may have to wait for a connection. */
    public boolean isLimited() {
        return limit != null;
    }

    /** Whether anybody may answer in the place of a secure host. */
    public boolean isInsecure() {
        return !verifyingHosts;
    }

    /** The context of secure connections; null for the JVM's. */
    SSLContext tls() {
        return tls;
    }

    /** The proxy; null for none. */
    ForwardProxy proxy() {
        return proxy;
    }

    boolean http10() {
        return http10;
    }

    /** Waits until the call may have a connection; {@link #leave} must follow. */
    void enter(Call call) throws IOException {
        if (limit != null) {
            limit.enter(call);
        }
    }

    void leave() {
        if (limit != null) {
            limit.leave();
        }
    }
}
