/**
 * The HTTP/1.1 transport that all instances of a run share.
 *
 * <p>One {@link dev.turbulence.engine.http.HttpTransport} per run, blocking, safe for any number of threads; its pool
 * grows to the number of calls that are in flight at once. Cookies are kept outside it, one
 * {@link dev.turbulence.engine.http.CookieJar} per instance.
 *
 * <p>What it promises, because a measurement depends on it:
 *
 * <ul>
 *   <li>The timeout of a request is a limit on the whole call, from name resolution to the last byte of the body. It is
 *       enforced from outside by closing the socket, so a body that drips ends too, a few milliseconds late. Only a name
 *       server that does not answer cannot be cut short.
 *   <li>One call is one request. Redirects are answers like any other, and nothing is repeated, with one exception: a
 *       request with an idempotent method that met a kept connection which the server had closed in the same moment is
 *       sent once more on a new connection, and the response says so.
 *   <li>Compression is never asked for. A body that comes with {@code Content-Encoding: gzip} or {@code deflate} all the
 *       same is decoded; the headers are left as they came.
 * </ul>
 */
package dev.turbulence.engine.http;
