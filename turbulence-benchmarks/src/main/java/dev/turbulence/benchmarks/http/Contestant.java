package dev.turbulence.benchmarks.http;

import dev.turbulence.engine.http.BodyBudget;
import dev.turbulence.engine.http.Headers;
import dev.turbulence.engine.http.HttpFailure;
import dev.turbulence.engine.http.HttpOutcome;
import dev.turbulence.engine.http.HttpRequest;
import dev.turbulence.engine.http.HttpResponse;
import dev.turbulence.engine.http.HttpTransport;
import dev.turbulence.engine.http.Session;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.impl.bootstrap.HttpRequester;
import org.apache.hc.core5.http.impl.bootstrap.RequesterBootstrap;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.util.Timeout;

/** An HTTP client under comparison: shared by all threads, blocking, no redirects, no retries, no compression. */
interface Contestant extends AutoCloseable {

    Duration TIMEOUT = Duration.ofSeconds(30);

    byte[] get(URI uri) throws Exception;

    @Override
    void close() throws IOException;

    static Contestant named(String name, int parallel) {
        return switch (name) {
            case "java.net.http" -> new JavaNetHttp();
            case "httpclient5" -> new HttpClient5(parallel);
            case "httpcore5" -> new HttpCore5(parallel);
            case "turbulence" -> new Turbulence();
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** The JDK's client, HTTP/1.1. */
    final class JavaNetHttp implements Contestant {

        private final HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

        @Override
        public byte[] get(URI uri) throws Exception {
            java.net.http.HttpRequest request =
                    java.net.http.HttpRequest.newBuilder(uri).timeout(TIMEOUT).build();
            return client.send(request, java.net.http.HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        }

        @Override
        public void close() {
            // Not closeable before Java 21; its threads are daemons.
        }
    }

    /** Apache HttpClient 5, classic. */
    final class HttpClient5 implements Contestant {

        private final CloseableHttpClient client;

        HttpClient5(int parallel) {
            client = HttpClients.custom()
                    .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                            .setMaxConnPerRoute(parallel)
                            .setMaxConnTotal(parallel)
                            .build())
                    .disableRedirectHandling()
                    .disableAutomaticRetries()
                    .disableContentCompression()
                    .disableCookieManagement()
                    .build();
        }

        @Override
        public byte[] get(URI uri) throws Exception {
            return client.execute(new HttpGet(uri), response -> EntityUtils.toByteArray(response.getEntity()));
        }

        @Override
        public void close() throws IOException {
            client.close();
        }
    }

    /** httpcore 5, classic, with its own requester and pool. */
    final class HttpCore5 implements Contestant {

        private final HttpRequester requester;

        HttpCore5(int parallel) {
            requester = RequesterBootstrap.bootstrap()
                    .setDefaultMaxPerRoute(parallel)
                    .setMaxTotal(parallel)
                    .create();
        }

        @Override
        public byte[] get(URI uri) throws Exception {
            HttpHost host = new HttpHost(uri.getScheme(), uri.getHost(), uri.getPort());
            BasicClassicHttpRequest request = new BasicClassicHttpRequest("GET", host, uri.getRawPath());
            try (ClassicHttpResponse response =
                    requester.execute(host, request, Timeout.of(TIMEOUT), HttpCoreContext.create())) {
                return EntityUtils.toByteArray(response.getEntity());
            }
        }

        @Override
        public void close() throws IOException {
            requester.close();
        }
    }

    /** Ours, as the engine uses it: httpcore 5 connections, whole-call deadlines, checked reuse, a session each. */
    final class Turbulence implements Contestant {

        private final HttpTransport transport = new HttpTransport();
        private final BodyBudget budget = BodyBudget.ofThisProcess();
        private final ThreadLocal<Session> sessions =
                ThreadLocal.withInitial(() -> Session.of(Clock.systemUTC(), budget));

        @Override
        public byte[] get(URI uri) throws IOException {
            HttpOutcome outcome =
                    transport.send(new HttpRequest("GET", uri, Headers.empty(), null, TIMEOUT), sessions.get());
            if (outcome instanceof HttpResponse response) {
                return response.body();
            }
            throw new IOException(((HttpFailure) outcome).message());
        }

        @Override
        public void close() {
            transport.close();
        }
    }
}
