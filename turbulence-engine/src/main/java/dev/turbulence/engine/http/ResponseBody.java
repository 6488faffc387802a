package dev.turbulence.engine.http;

import java.io.FilterInputStream;
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

    byte[] read(ClassicHttpResponse response, BodyBudget.Share memory) throws IOException {
        HttpEntity entity = response.getEntity();
        InputStream raw = entity.getContent();
        byte[] body;
        try (InputStream unpacked = decoded(new Unclosed(raw), response.getFirstHeader("Content-Encoding"));
                InputStream decoded = new Counted(unpacked, memory)) {
            long length = unpacked instanceof Unclosed ? entity.getContentLength() : -1;
            body = length >= 0 && length <= maxBytes ? decoded.readNBytes((int) length) : decoded.readNBytes(maxBytes);
            if (body.length == maxBytes && decoded.read() >= 0) {
                throw new TooLargeException(maxBytes);
            }
        }
        // The decoder stops at its own end mark; the connection can be used again only when all was read.
        raw.transferTo(OutputStream.nullOutputStream());
        raw.close();
        return body;
    }

    /** Closing reads on to the end, which a body that is too large may not have. */
    private static final class Unclosed extends FilterInputStream {

        Unclosed(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // Left to those who have read it to its end.
        }
    }

    /** Takes memory for what is read, once it is more than what is free. */
    private static final class Counted extends FilterInputStream {

        /** The bytes, which are gathered in pieces first, and the text they make. */
        private static final int COPIES = 3;

        private final BodyBudget.Share memory;
        private long bytes;

        Counted(InputStream in, BodyBudget.Share memory) {
            super(in);
            this.memory = memory;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int read = super.read(into, from, length);
            bytes += Math.max(0, read);
            if (read > 0 && bytes > BodyBudget.FREE_BYTES) {
                memory.take((long) COPIES * read);
            }
            return read;
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
