package dev.turbulence.engine.config;

import dev.turbulence.engine.language.LanguageException;
import dev.turbulence.engine.language.Template;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** Reads the {@code auth} of a service, which is an {@code Authorization} header. */
final class AuthReader {
    private AuthReader() {}

    /** The header; empty where there is no {@code auth}. */
    static Map<String, Template> read(Section service) {
        return service.section("auth")
                .flatMap(AuthReader::header)
                .map(header -> Map.of("Authorization", header))
                .orElse(Map.of());
    }

    private static Optional<Template> header(Section auth) {
        Optional<Template> bearer = auth.compile("bearer", token -> Template.compile("Bearer " + token.strip()));
        Optional<String> username = auth.compile("username", AuthReader::fixed);
        Optional<String> password = auth.compile("password", AuthReader::fixed);
        password.ifPresent(auth.reading().scalars()::keepSecret);
        auth.refuseUnknownKeys(Keys.AUTH);
        boolean basic =
                auth.value("username").isPresent() || auth.value("password").isPresent();
        if (auth.value("bearer").isPresent() == basic) {
            auth.problem("`auth` is either `bearer`, or `username` and `password`");
            return Optional.empty();
        }
        if (basic) {
            auth.required("username");
            auth.required("password");
        }
        return bearer.or(() -> username.flatMap(user -> password.map(word -> Template.compile(basic(user, word)))));
    }

    private static String fixed(String text) {
        if (text.contains("{{") || text.contains("{%")) {
            throw new LanguageException("of templates only `{{env.NAME}}` can stand here");
        }
        return text;
    }

    /** The value of a header for basic authentication. */
    static String basic(String username, String password) {
        byte[] pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }
}
