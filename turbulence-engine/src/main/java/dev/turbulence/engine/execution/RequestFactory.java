package dev.turbulence.engine.execution;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.turbulence.engine.config.GrpcAction;
import dev.turbulence.engine.config.GrpcEndpoint;
import dev.turbulence.engine.config.HttpAction;
import dev.turbulence.engine.config.ServiceConfig;
import dev.turbulence.engine.config.SutConfig;
import dev.turbulence.engine.config.TlsConfig;
import dev.turbulence.engine.config.WaitAction;
import dev.turbulence.engine.grpc.GrpcTarget;
import dev.turbulence.engine.http.Headers;
import dev.turbulence.engine.http.HttpRequest;
import dev.turbulence.engine.language.EvaluationException;
import dev.turbulence.engine.language.InstanceContext;
import dev.turbulence.engine.language.Template;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Renders the requests of actions. */
final class RequestFactory {

    static final String CORRELATION_HEADER = "X-Correlation-ID";

    private final SutConfig sut;
    private final Links links;

    RequestFactory(SutConfig sut, Links links) {
        this.sut = sut;
        this.links = links;
    }

    /**
     * The request of an http action.
     *
     * @throws EvaluationException when a template has no value, or has one that no request can carry
     */
    HttpRequest of(HttpAction action, InstanceContext context) {
        ServiceConfig service = service(action.service());
        byte[] body =
                action.json().map(template -> json(template.render(context))).orElse(null);
        try {
            Headers headers = headers(service, context).withAll(rendered(action.headers(), context));
            return new HttpRequest(
                    action.method().renderText(context),
                    RequestUrl.of(
                            service.baseUrl(), action.path().renderText(context), rendered(action.query(), context)),
                    complete(headers, context, body),
                    body,
                    service.timeout(),
                    links.of(service));
        } catch (IllegalArgumentException e) {
            throw new EvaluationException(e.getMessage());
        }
    }

    /**
     * The request that a wait polls with.
     *
     * @throws EvaluationException when a template has no value, or has one that no request can carry
     */
    HttpRequest of(WaitAction action, InstanceContext context) {
        ServiceConfig service = service(action.service());
        try {
            return new HttpRequest(
                    action.method().renderText(context),
                    RequestUrl.of(service.baseUrl(), action.path().renderText(context), Map.of()),
                    complete(headers(service, context), context, null),
                    null,
                    service.timeout(),
                    links.of(service));
        } catch (IllegalArgumentException e) {
            throw new EvaluationException(e.getMessage());
        }
    }

    /**
     * The call of a grpc action.
     *
     * @throws EvaluationException when a template has no value, or has one that no metadata can carry
     */
    GrpcCall of(GrpcAction action, InstanceContext context) {
        ServiceConfig service = service(action.service());
        GrpcEndpoint endpoint = service.grpc().orElseThrow();
        Headers metadata;
        try {
            metadata = headers(service, context)
                    .withAll(rendered(action.metadata(), context))
                    .with(CORRELATION_HEADER, (String) context.get("correlation_id"));
        } catch (IllegalArgumentException e) {
            throw new EvaluationException(e.getMessage());
        }
        return new GrpcCall(
                new GrpcTarget(
                        endpoint.host(),
                        endpoint.port(),
                        endpoint.useTls(),
                        service.connection().tls().map(TlsConfig::context),
                        service.isInsecure()),
                endpoint.schema(),
                action.method().renderText(context),
                action.message().render(context),
                metadata.toMap(),
                service.timeout());
    }

    static HttpRequest withTimeout(HttpRequest request, Duration limit) {
        return request.timeout().compareTo(limit) < 0 ? request : request.withTimeout(limit);
    }

    private ServiceConfig service(String name) {
        return sut.services().get(name);
    }

    private static Headers headers(ServiceConfig service, InstanceContext context) {
        return Headers.of(rendered(service.headers(), context));
    }

    private static Headers complete(Headers headers, InstanceContext context, byte[] body) {
        Headers correlated = headers.with(CORRELATION_HEADER, (String) context.get("correlation_id"));
        return body == null ? correlated : correlated.withDefault("Content-Type", "application/json");
    }

    private static Map<String, String> rendered(Map<String, Template> templates, InstanceContext context) {
        Map<String, String> rendered = new LinkedHashMap<>();
        templates.forEach((name, template) -> rendered.put(name, template.renderText(context)));
        return rendered;
    }

    private static byte[] json(Object value) {
        try {
            return Content.JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new EvaluationException("The body is not JSON: " + e.getOriginalMessage());
        }
    }
}
