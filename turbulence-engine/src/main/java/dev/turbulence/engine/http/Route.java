package dev.turbulence.engine.http;

import java.net.URI;

/** Where a connection leads, and by what link: connections of equal routes are exchangeable. */
record Route(Link link, boolean secure, String host, int port) {

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    /**
     * Reads the authority itself, because {@link URI#getHost()} is null for hosts with an underscore, which container
     * networks are full of.
     */
    static Route of(URI uri, Link link) {
        boolean secure = "https".equalsIgnoreCase(uri.getScheme());
        if (!secure && !"http".equalsIgnoreCase(uri.getScheme()) || uri.getRawAuthority() == null) {
            throw new IllegalArgumentException("Not an absolute http or https URL: " + uri);
        }
        String authority = uri.getRawAuthority();
        String hostAndPort = authority.substring(authority.lastIndexOf('@') + 1);
        int colon = hostAndPort.lastIndexOf(':');
        boolean hasPort = colon > hostAndPort.lastIndexOf(']') && colon < hostAndPort.length() - 1;
        int end = colon > hostAndPort.lastIndexOf(']') ? colon : hostAndPort.length();
        int defaultPort = secure ? HTTPS_PORT : HTTP_PORT;
        return new Route(
                link,
                secure,
                hostAndPort.substring(0, end),
                hasPort ? port(hostAndPort.substring(colon + 1), uri) : defaultPort);
    }

    private static int port(String text, URI uri) {
        try {
            int port = Integer.parseInt(text);
            if (port > 0 && port <= 0xFFFF) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number out of range.
        }
        throw new IllegalArgumentException("Not a port: \"" + text + "\" in " + uri);
    }

    /** Whether the connection goes through a proxy that does not see what is sent. */
    boolean tunnelled() {
        return secure && link.proxy() != null;
    }

    /** Whether the connection goes to a proxy that has to be told where requests go. */
    boolean forwarded() {
        return !secure && link.proxy() != null;
    }

    /** The value of the {@code Host} header. */
    String hostHeader() {
        boolean isDefault = port == (secure ? HTTPS_PORT : HTTP_PORT);
        return isDefault ? host : host + ":" + port;
    }
}
