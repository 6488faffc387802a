import com.sun.net.httpserver.HttpExchange
import com.sun.net.httpserver.HttpServer
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.Executors
import java.util.concurrent.atomic.AtomicInteger

/** A real service on a free port of the loopback: orders that are pending at the first look and paid from then on. */
class Shop {
    final AtomicInteger requests = new AtomicInteger()
    final Map<String, Integer> looks = new ConcurrentHashMap<>()
    /** Every so many orders are refused with 500; 0 for none. */
    volatile int refuseEvery = 0
    /** After so many requests the service is gone; 0 for never. */
    volatile int dieAfter = 0
    volatile boolean stopped

    static {
        // Else the server's Nagle algorithm and our delayed acknowledgement add 40 ms to an answer.
        System.setProperty('sun.net.httpserver.nodelay', 'true')
    }

    private final AtomicInteger orders = new AtomicInteger()
    private final def executor = Executors.newFixedThreadPool(16)
    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.loopbackAddress, 0), 0)

    Shop() {
        server.executor = executor
        server.createContext('/', { exchange -> answer(exchange) })
        server.start()
    }

    int getPort() { server.address.port }

    void stop() {
        stopped = true
        server.stop(0)
        executor.shutdownNow()
    }

    private void answer(HttpExchange exchange) {
        int number = requests.incrementAndGet()
        exchange.requestBody.bytes
        if (dieAfter > 0 && number > dieAfter) {
            Thread.startDaemon { stop() }
            exchange.close()
            return
        }
        // A request may ask for an answer that takes its time: ?delay=<milliseconds>.
        String query = exchange.requestURI.query
        if (query?.startsWith('delay=')) {
            Thread.sleep(query.substring(6) as long)
        }
        String path = exchange.requestURI.path
        if (path == '/orders' && exchange.requestMethod == 'POST') {
            int id = orders.incrementAndGet()
            if (refuseEvery > 0 && id % refuseEvery == 0) {
                reply(exchange, 500, '{"error":"out of stock"}')
            } else {
                reply(exchange, 201, """{"id":${id},"status":"pending","total":59.98}""")
            }
        } else if (path.startsWith('/orders/')) {
            int look = looks.merge(path, 1, { a, b -> a + b })
            reply(exchange, 200, """{"id":${path.substring(8)},"status":"${look == 1 ? 'pending' : 'paid'}"}""")
        } else if (path == '/stop') {
            reply(exchange, 200, '{"status":"stopping"}')
            stop()
        } else if (path == '/health') {
            reply(exchange, 200, '{"status":"up"}')
        } else {
            reply(exchange, 404, '{"error":"no such thing"}')
        }
    }

    private static void reply(HttpExchange exchange, int status, String json) {
        byte[] body = json.getBytes('UTF-8')
        exchange.responseHeaders.add('Content-Type', 'application/json')
        exchange.sendResponseHeaders(status, body.length)
        exchange.responseBody.withStream { it.write(body) }
    }
}
