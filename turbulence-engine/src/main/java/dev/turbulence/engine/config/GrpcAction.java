package dev.turbulence.engine.config;

import dev.turbulence.engine.language.JsonPathQuery;
import dev.turbulence.engine.language.JsonTemplate;
import dev.turbulence.engine.language.Template;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A unary call of a service that speaks gRPC.
 *
 * @param name the name its step is recorded under
 * @param condition what must hold for it to be executed; without it it always is
 * @param service a service of the SUT file
 * @param method {@code package.Service/Method}
 * @param message the request, as protobuf's JSON
 * @param metadata of this action alone, in file order; they win over {@link ServiceConfig#headers()}
 * @param extract where in the response each variable is found, in file order
 * @param retry when a failed attempt is repeated; its statuses are gRPC codes
 * @param okStatus codes that count as ok beside 0
 */
public record GrpcAction(
        String name,
        Optional<Condition> condition,
        String service,
        Template method,
        JsonTemplate message,
        Map<String, Template> metadata,
        Map<String, JsonPathQuery> extract,
        RetryPolicy retry,
        Set<Integer> okStatus)
        implements Action {
    public GrpcAction {
        metadata = Ordered.copyOf(metadata);
        extract = Ordered.copyOf(extract);
        okStatus = Set.copyOf(okStatus);
    }

    @Override
    public String type() {
        return "grpc";
    }

    /** Whether a call that ended with this code makes the step ok. */
    public boolean isOk(int code) {
        return code == 0 || okStatus.contains(code);
    }
}
