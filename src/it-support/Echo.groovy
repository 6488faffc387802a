import com.sun.net.httpserver.HttpExchange
import com.sun.net.httpserver.HttpServer
import java.util.concurrent.ConcurrentLinkedQueue
import java.util.concurrent.Executors

/**
 * The natural adversary of whoever keeps secrets, on a free port of the loopback: tells back all that it is told, in its
 * body, its headers and its cookies, and puts secrets of its own beside it.
 */
class Echo {
    /** Everything it was told. */
    final Queue<String> told = new ConcurrentLinkedQueue<>()

    static {
        System.setProperty('sun.net.httpserver.nodelay', 'true')
    }

    private final def executor = Executors.newFixedThreadPool(8)
    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.loopbackAddress, 0), 0)

    Echo() {
        server.executor = executor
        server.createContext('/', { exchange -> answer(exchange) })
        server.start()
    }

    int getPort() { server.address.port }

    void stop() {
        server.stop(0)
        executor.shutdownNow()
    }

    private void answer(HttpExchange exchange) {
        String body = exchange.requestBody.getText('UTF-8')
        Map<String, String> headers = exchange.requestHeaders.collectEntries { name, values -> [name, values.join(', ')] }
        String all = "${exchange.requestMethod} ${exchange.requestURI} ${headers} ${body}"
        told << all
        exchange.responseHeaders.add('Set-Cookie', 'sid=canary.cookie/7+q; Path=/; HttpOnly')
        exchange.responseHeaders.add('X-Told', all.replaceAll('[^ -~]', '?'))
        String path = exchange.requestURI.path
        if (path.startsWith('/form')) {
            reply(exchange, 200, 'text/plain', 'a=marker.form&password=canary.form%2F7%2Bq')
        } else if (path.startsWith('/broken')) {
            reply(exchange, 200, 'application/json', '{"a":"marker.broken","token":"canary.broken/7+q", ')
        } else if (path.startsWith('/bytes')) {
            reply(exchange, 200, 'application/octet-stream', "\u00ff ${all}", 'ISO-8859-1')
        } else {
            def answer = [told: all, asJson: groovy.json.JsonOutput.toJson([headers: headers, body: body]), headers: headers,
                          marker: 'marker.answer/7+q', login: [password: 'canary.answer/7+q'], ticket: 'canary.ticket/7+q',
                          next: 'http://ann:canary.user@localhost/?access_token=canary.link', iban: 'canary.path/7+q']
            // A secret that is encoded by itself is found; one in the middle of something encoded is not.
            answer.base64 = 'marker.base64/7+q'.bytes.encodeBase64().toString() + ' ' + ['Authorization', 'X-trace'].collect {
                (headers[it] ?: '').replaceFirst(/^\w+ /, '').bytes.encodeBase64() }.join(' ')
            reply(exchange, path.startsWith('/refused') ? 500 : 200, 'application/json', groovy.json.JsonOutput.toJson(answer))
        }
    }

    private static void reply(HttpExchange exchange, int status, String type, String text, String charset = 'UTF-8') {
        byte[] body = text.getBytes(charset)
        exchange.responseHeaders.add('Content-Type', type)
        exchange.sendResponseHeaders(status, body.length)
        exchange.responseBody.withStream { it.write(body) }
    }
}
