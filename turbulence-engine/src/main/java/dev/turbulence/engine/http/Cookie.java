package dev.turbulence.engine.http;

import java.time.Instant;

/**
 * A stored cookie.
 *
 * @param domain in lower case
 * @param hostOnly whether only that very host gets it, and not its subdomains
 * @param expires the instant from which it is dead, or null for the end of the instance
 */
record Cookie(
        String name, String value, String domain, boolean hostOnly, String path, boolean secure, Instant expires) {

    boolean expiredAt(Instant now) {
        return expires != null && !now.isBefore(expires);
    }

    boolean sameAs(Cookie other) {
        return name.equals(other.name) && domain.equals(other.domain) && path.equals(other.path);
    }

    boolean belongsTo(String host, String requestPath, boolean secureRequest) {
        boolean domainFits = hostOnly ? host.equals(domain) : domainMatches(host, domain);
        return domainFits && pathFits(requestPath) && (secureRequest || !secure);
    }

    static boolean domainMatches(String host, String domain) {
        return host.equals(domain) || host.endsWith("." + domain) && !isAddress(host);
    }

    private static boolean isAddress(String host) {
        return host.startsWith("[") || host.chars().allMatch(c -> c == '.' || c >= '0' && c <= '9');
    }

    private boolean pathFits(String requestPath) {
        return requestPath.startsWith(path)
                && (requestPath.length() == path.length()
                        || path.endsWith("/")
                        || requestPath.charAt(path.length()) == '/');
    }
}
