package dev.turbulence.engine.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;

/** Reads response bodies whole, up to a limit that also holds for what a compressed body unpacks to. */
final class ResponseBody {

    private final int maxBytes;

    ResponseBody(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    byte[] read(ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        try (InputStream raw = entity.getContent()) {
            InputStream decoded = decoded(raw, response.getFirstHeader("Content-Encoding"));
            long length = entity.getContentLength();
            byte[] body = decoded == raw && length >= 0 && length <= maxBytes
                    ? raw.readNBytes((int) length)
                    : decoded.readNBytes(maxBytes);
            if (body.length == maxBytes && decoded.read() >= 0) {
                throw new TooLargeException(maxBytes);
            }
            // The decoder stops at its own end mark; the connection can be used again only when all was read.
            raw.transferTo(OutputStream.nullOutputStream());
            return body;
        }
    }

    private static InputStream decoded(InputStream raw, Header encoding) throws IOException {
        return switch (encoding == null ? "" : encoding.getValue().trim().toLowerCase(Locale.ROOT)) {
            case "gzip", "x-gzip" -> new GZIPInputStream(raw);
            case "deflate" -> new InflaterInputStream(raw);
            default -> raw;
        };
    }

    static final class TooLargeException extends IOException {

        private static final long serialVersionUID = 1L;

        TooLargeException(int maxBytes) {
            super(String.format(Locale.ROOT, "the response body is larger than %,d bytes", maxBytes));
        }
    }
}
