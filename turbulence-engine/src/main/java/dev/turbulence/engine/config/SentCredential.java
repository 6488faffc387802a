package dev.turbulence.engine.config;

import dev.turbulence.engine.language.InstanceContext;
import dev.turbulence.engine.language.Template;
import dev.turbulence.engine.redaction.CredentialNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * What a scenario sends as a credential: a header, a query parameter, or a member of a body or of the entry data, whose name
 * says so.
 *
 * @param name the name
 * @param value what is sent
 */
public record SentCredential(String name, Template value) {

    /** Those of a scenario that differ with the variables. */
    static List<SentCredential> of(SutConfig sut, Scenario scenario, CredentialNames names) {
        List<SentCredential> credentials = new ArrayList<>();
        BiConsumer<String, Object> texts = (name, text) -> {
            if (text instanceof Template template && !template.isConstant() && names.isCredential(name)) {
                credentials.add(new SentCredential(name, template));
            }
        };
        textsOf(sut, texts);
        textsOf(scenario, texts);
        return credentials;
    }

    /** The texts under any name that the files spell out. */
    static void spelledOut(Optional<SutConfig> sut, List<Scenario> scenarios, BiConsumer<String, String> constants) {
        BiConsumer<String, Object> texts = (name, text) -> {
            if (text instanceof String constant) {
                constants.accept(name, constant);
            } else if (text instanceof Template template && template.isConstant()) {
                constants.accept(name, template.renderText(InstanceContext.of(Map.of())));
            }
        };
        sut.ifPresent(found -> textsOf(found, texts));
        scenarios.forEach(scenario -> textsOf(scenario, texts));
    }

    private static void textsOf(SutConfig sut, BiConsumer<String, Object> texts) {
        sut.services().values().forEach(service -> service.headers().forEach(texts));
    }

    private static void textsOf(Scenario scenario, BiConsumer<String, Object> texts) {
        scenario.entry().texts(texts);
        scenario.actions().forEach(action -> {
            if (action instanceof HttpAction http) {
                http.headers().forEach(texts);
                http.query().forEach(texts);
                http.json().ifPresent(json -> json.texts(texts));
            } else if (action instanceof GrpcAction grpc) {
                grpc.metadata().forEach(texts);
                grpc.message().texts(texts);
            }
        });
    }
}
