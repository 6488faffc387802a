package dev.turbulence.engine.config;

import dev.turbulence.engine.language.LanguageException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Reads the {@code proxy} of a service. */
final class ProxyReader {
    private ProxyReader() {}

    /** What was read; without a proxy the service is connected to directly, whatever the base says. */
    record Block(Optional<ProxyConfig> proxy) {}

    static Block read(Section section) {
        Optional<URI> url = section.compile("url", ProxyReader::url);
        Optional<String> username = section.text("username");
        Optional<String> password = section.secret("password");
        section.refuseUnknownKeys(Keys.PROXY);
        if (section.value("username").isPresent() != section.value("password").isPresent()) {
            section.problem("`username` and `password` of a `proxy` go together");
        }
        if (username.isPresent()) {
            section.required("url");
        }
        Optional<String> authorization = username.flatMap(name -> password.map(word -> AuthReader.basic(name, word)));
        return new Block(url.map(found -> new ProxyConfig(found.getHost(), found.getPort(), authorization)));
    }

    private static URI url(String text) {
        URI url;
        try {
            url = new URI(text.strip());
        } catch (URISyntaxException e) {
            throw new LanguageException("`" + text + "` is not a URL: " + e.getReason());
        }
        if (!"http".equalsIgnoreCase(url.getScheme()) || url.getHost() == null || url.getPort() < 1) {
            throw new LanguageException("`" + text
                    + "` is no proxy; write `http://host:port` (https services are reached through it, too)");
        }
        if (url.getRawUserInfo() != null) {
            throw new LanguageException("put the user into `username` and `password`");
        }
        return url;
    }
}
