package dev.turbulence.engine.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The system under test, the chosen profile applied.
 *
 * @param name its name
 * @param services its services by name, in file order, at least one
 * @param profile the profile that was applied, if any
 */
public record SutConfig(String name, Map<String, ServiceConfig> services, Optional<String> profile) {
    public SutConfig {
        services = Ordered.copyOf(services);
    }

    /** The names of the secured services whose certificates nobody checks. */
    public List<String> insecureServices() {
        return services.values().stream()
                .filter(ServiceConfig::isInsecure)
                .map(ServiceConfig::name)
                .toList();
    }
}
