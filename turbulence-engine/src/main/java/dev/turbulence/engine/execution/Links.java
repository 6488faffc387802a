package dev.turbulence.engine.execution;

import dev.turbulence.engine.config.ConnectionConfig;
import dev.turbulence.engine.config.ServiceConfig;
import dev.turbulence.engine.config.SutConfig;
import dev.turbulence.engine.http.ForwardProxy;
import dev.turbulence.engine.http.Link;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** How each service is connected to; one for a run, since a link counts its connections. */
final class Links {

    private final Map<String, Link> byService = new LinkedHashMap<>();
    private final SutConfig sut;

    Links(SutConfig sut) {
        this.sut = sut;
        sut.services().forEach((name, service) -> byService.put(name, link(service)));
    }

    Link of(ServiceConfig service) {
        return byService.get(service.name());
    }

    /** The link of the first service at the same scheme, host and port; a plain one where there is none. */
    Link to(URI url) {
        return sut.services().values().stream()
                .filter(service -> origin(service.baseUrl()).equals(origin(url)))
                .findFirst()
                .map(this::of)
                .orElse(Link.PLAIN);
    }

    private static String origin(URI url) {
        boolean secure = "https".equalsIgnoreCase(url.getScheme());
        int port = url.getPort() >= 0 ? url.getPort() : secure ? 443 : 80;
        return secure + " " + Objects.toString(url.getHost(), "").toLowerCase(Locale.ROOT) + ":" + port;
    }

    private static Link link(ServiceConfig service) {
        ConnectionConfig config = service.connection();
        Link link = Link.PLAIN;
        if (config.tls().isPresent()) {
            link = link.withTls(config.tls().get().context(), !service.isInsecure());
        }
        if (config.proxy().isPresent()) {
            link = link.withProxy(new ForwardProxy(
                    config.proxy().get().host(),
                    config.proxy().get().port(),
                    config.proxy().get().authorization().orElse(null)));
        }
        if (config.http10()) {
            link = link.withHttp10();
        }
        return config.maxConnections().map(link::withMaxConnections).orElse(link);
    }
}
