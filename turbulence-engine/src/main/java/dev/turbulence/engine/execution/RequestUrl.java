package dev.turbulence.engine.execution;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;

/** Joins base URL, path and query parameters, and encodes what a URL cannot hold as it is. */
final class RequestUrl {

    private static final boolean[] UNRESERVED = lettersDigitsAnd("-._~");
    private static final boolean[] IN_PATH = lettersDigitsAnd("-._~!$&'()*+,;=:@/");
    private static final boolean[] IN_QUERY = lettersDigitsAnd("-._~!$&'()*+,;=:@/?");
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private RequestUrl() {}

    /**
     * The URL of a request.
     *
     * @param path what follows the base URL; may bring a query of its own, a fragment is dropped, and {@code %XX} is left
     *     as it is
     * @param query parameters to add, encoded in full
     * @throws IllegalArgumentException when the result is not a URL
     */
    static URI of(URI base, String path, Map<String, String> query) {
        int fragment = path.indexOf('#');
        String target = fragment < 0 ? path : path.substring(0, fragment);
        int mark = target.indexOf('?');
        String pathPart = mark < 0 ? target : target.substring(0, mark);
        StringBuilder url = new StringBuilder(withoutTrailingSlash(base.toString()));
        if (!pathPart.isEmpty() && !pathPart.startsWith("/")) {
            url.append('/');
        }
        encode(url, pathPart, IN_PATH, true);
        char separator = '?';
        if (mark >= 0) {
            url.append(separator);
            encode(url, target.substring(mark + 1), IN_QUERY, true);
            separator = '&';
        }
        for (Map.Entry<String, String> parameter : query.entrySet()) {
            url.append(separator);
            encode(url, parameter.getKey(), UNRESERVED, false);
            url.append('=');
            encode(url, parameter.getValue(), UNRESERVED, false);
            separator = '&';
        }
        return URI.create(url.toString());
    }

    private static String withoutTrailingSlash(String base) {
        return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }

    private static void encode(StringBuilder url, String text, boolean[] allowed, boolean keepEscapes) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            // A byte of a character beyond ASCII is negative.
            if (bytes[i] >= 0 && allowed[bytes[i]] || keepEscapes && isEscape(bytes, i)) {
                url.append((char) bytes[i]);
            } else {
                url.append('%').append(HEX.toHexDigits(bytes[i]));
            }
        }
    }

    private static boolean isEscape(byte[] bytes, int at) {
        return bytes[at] == '%'
                && at + 2 < bytes.length
                && Character.digit(bytes[at + 1], 16) >= 0
                && Character.digit(bytes[at + 2], 16) >= 0;
    }

    private static boolean[] lettersDigitsAnd(String others) {
        boolean[] allowed = new boolean[128];
        for (char c = 0; c < allowed.length; c++) {
            boolean letterOrDigit = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            allowed[c] = letterOrDigit || others.indexOf(c) >= 0;
        }
        return allowed;
    }
}
