package dev.turbulence.engine.execution;

import dev.turbulence.engine.config.Secrets;
import java.util.Locale;
import java.util.Set;

/** Keeps credentials out of records: headers that exist to carry them are recorded by name only. */
final class Redaction {

    private static final Set<String> SECRET_HEADERS =
            Set.of("authorization", "proxy-authorization", "cookie", "set-cookie");

    private Redaction() {}

    static String header(String name, String value) {
        return SECRET_HEADERS.contains(name.toLowerCase(Locale.ROOT)) ? Secrets.REDACTED : value;
    }
}
