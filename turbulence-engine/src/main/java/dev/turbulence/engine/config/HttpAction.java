package dev.turbulence.engine.config;

import dev.turbulence.engine.language.JsonPathQuery;
import dev.turbulence.engine.language.JsonTemplate;
import dev.turbulence.engine.language.Template;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A request to a service.
 *
 * @param name the name its step is recorded under
 * @param condition what must hold for it to be executed; without it it always is
 * @param service a service of the SUT file
 * @param method the HTTP method
 * @param path what follows the service's base URL
 * @param headers headers of this action alone, in file order; they win over {@link ServiceConfig#headers()}
 * @param query query parameters, in file order
 * @param json the body, if there is one
 * @param extract where in the response body each variable is found, in file order
 * @param retry when a failed attempt is repeated; {@link RetryPolicy#NONE} if the file says nothing
 * @param okStatus statuses that count as ok beside 200 to 299
 * @param faults what is injected into its requests; {@link FaultPolicy#NONE} if the file says nothing
 */
public record HttpAction(
        String name,
        Optional<Condition> condition,
        String service,
        Template method,
        Template path,
        Map<String, Template> headers,
        Map<String, Template> query,
        Optional<JsonTemplate> json,
        Map<String, JsonPathQuery> extract,
        RetryPolicy retry,
        Set<Integer> okStatus,
        FaultPolicy faults)
        implements Action {
    public HttpAction {
        headers = Ordered.copyOf(headers);
        query = Ordered.copyOf(query);
        extract = Ordered.copyOf(extract);
        okStatus = Set.copyOf(okStatus);
    }

    @Override
    public String type() {
        return "http";
    }

    /** Whether a response with this status makes the step ok. */
    public boolean isOk(int status) {
        return status >= 200 && status <= 299 || okStatus.contains(status);
    }
}
