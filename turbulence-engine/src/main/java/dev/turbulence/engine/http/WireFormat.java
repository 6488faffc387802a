package dev.turbulence.engine.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.DefaultHttpRequestWriterFactory;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.io.HttpMessageParser;
import org.apache.hc.core5.http.io.HttpMessageParserFactory;
import org.apache.hc.core5.http.io.HttpMessageWriterFactory;
import org.apache.hc.core5.http.io.SessionInputBuffer;

/** What httpcore makes of requests and responses on the wire. */
final class WireFormat {

    /** What comes before the body, in bytes. */
    static final int MAX_HEAD_BYTES = 1 << 20;

    /** A connection has three of them. The 32 KiB that httpcore takes make 5,000 connections cost half a gigabyte. */
    private static final int BUFFER_BYTES = 8 * 1024;

    // httpcore's own limits are there to protect browsers from servers; a test tool must be able to record what comes.
    private static final Http1Config CONFIG = Http1Config.custom()
            .setBufferSize(BUFFER_BYTES)
            .setMaxLineLength(MAX_HEAD_BYTES)
            .setMaxHeaderCount(10_000)
            .build();

    private static final HttpMessageWriterFactory<ClassicHttpRequest> HTTP_10 = new DefaultHttpRequestWriterFactory(
            Http1Config.custom().setVersion(HttpVersion.HTTP_1_0).build());

    private static final DefaultHttpResponseParserFactory PARSERS = new DefaultHttpResponseParserFactory(CONFIG);

    private WireFormat() {}

    /** A connection that is not bound to a socket yet. */
    static DefaultBHttpClientConnection connection(boolean http10, Heads heads) {
        return new DefaultBHttpClientConnection(
                CONFIG, null, null, null, null, null, http10 ? HTTP_10 : null, heads.parsers());
    }

    /** Parses the heads of the responses of one connection, and knows whether there is something left after the last. */
    static final class Heads {

        private SessionInputBuffer buffer;

        private HttpMessageParserFactory<ClassicHttpResponse> parsers() {
            return ignored -> limited(PARSERS.create());
        }

        private HttpMessageParser<ClassicHttpResponse> limited(HttpMessageParser<ClassicHttpResponse> parser) {
            return (from, in) -> {
                buffer = from;
                return parser.parse(from, new Head(in, from.length() > 0));
            };
        }

        /** Whether bytes were read that belong to no answer. To be asked when the last one was read to its end. */
        boolean hasLeftovers() {
            return buffer != null && buffer.length() > 0;
        }
    }

    /**
     * What the parser reads a head from. Lines and their number have limits, which together are worth gigabytes; and a head
     * that breaks off is a whole one for the parser.
     */
    private static final class Head extends FilterInputStream {

        private int left = MAX_HEAD_BYTES;
        private boolean begun;

        Head(InputStream in, boolean begun) {
            super(in);
            this.begun = begun;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left <= 0) {
                throw new MessageConstraintException(
                        String.format(Locale.ROOT, "its headers are larger than %,d bytes", MAX_HEAD_BYTES));
            }
            int count = super.read(bytes, offset, length);
            if (count < 0 && begun) {
                throw new ConnectionClosedException("its headers break off");
            }
            begun = true;
            left -= count;
            return count;
        }
    }
}
