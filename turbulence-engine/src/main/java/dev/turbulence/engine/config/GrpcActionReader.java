package dev.turbulence.engine.config;

import dev.turbulence.engine.language.InstanceContext;
import dev.turbulence.engine.language.JsonTemplate;
import dev.turbulence.engine.language.LanguageException;
import dev.turbulence.engine.language.Template;
import dev.turbulence.engine.language.Values;
import dev.turbulence.engine.proto.Mismatch;
import dev.turbulence.engine.proto.ProtoException;
import dev.turbulence.engine.proto.ProtoMethod;
import dev.turbulence.engine.proto.ProtoSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads what only a grpc action has, and checks it against the schema where the SUT file names one. */
final class GrpcActionReader {
    private static final Template NO_METHOD = Template.compile("unknown/unknown");

    private static final Pattern NAME = Pattern.compile("[0-9A-Za-z_.-]+");

    private final Section section;
    private final Optional<ProtoSchema> schema;

    /** @param service empty when the SUT file has no such service */
    GrpcActionReader(Section section, Optional<ServiceConfig> service) {
        this.section = section;
        this.schema = service.flatMap(ServiceConfig::grpc).flatMap(GrpcEndpoint::schema);
    }

    /** The method and the message that is sent to it. */
    record Call(Template method, JsonTemplate message) {}

    Call call() {
        Optional<Template> method =
                section.required("method").flatMap(node -> section.compile(node, "`method`", GrpcActionReader::method));
        Optional<Node> node = messageNode();
        Optional<JsonTemplate> message = node.flatMap(found -> ExpectationReader.json(section, found));
        JsonTemplate sent = message.orElseGet(() -> JsonTemplate.compile(Map.of()));
        if (message.isPresent() || node.isEmpty()) {
            method.flatMap(this::known).ifPresent(found -> check(found, sent, node));
        }
        return new Call(method.orElse(NO_METHOD), sent);
    }

    Map<String, Template> metadata() {
        Map<String, Template> metadata = HeaderReader.read(section, "metadata");
        for (String name : metadata.keySet()) {
            if (GrpcReader.isReserved(name)) {
                section.problemAt(
                        "metadata", name, "`" + name + "` is not sent as metadata; gRPC sets it, or has no use for it");
            } else if (HeaderReader.TOKEN.matcher(name).matches()
                    && !NAME.matcher(name).matches()) {
                section.problemAt(
                        "metadata",
                        name,
                        "`" + name + "` is no name of metadata, which has letters, digits, `_`, `.` and `-`");
            }
        }
        return metadata;
    }

    private static Template method(String text) {
        Template template = Template.compile(text.strip());
        if (template.isConstant() && !template.source().matches("[^/\\s]+/[^/\\s]+")) {
            throw new LanguageException("`" + text + "` is not a method; write it as `package.Service/Method`");
        }
        return template;
    }

    private Optional<Node> messageNode() {
        Optional<Node> message = section.value("message");
        Optional<Node> body = section.value("body");
        if (message.isPresent() && body.isPresent()) {
            section.problem(
                    section.keyNode("body").orElseThrow(), "`message` and `body` mean the same; give one of them");
        }
        Optional<Node> node = message.or(() -> body);
        if (node.isPresent() && node.get() instanceof SequenceNode) {
            section.problem(node.get(), "a message is a mapping of its fields, not a " + Scalars.kind(node.get()));
            return Optional.empty();
        }
        return node;
    }

    /** What the schema says of the method, where there is one and the method is known by now. */
    private Optional<ProtoMethod> known(Template method) {
        if (schema.isEmpty() || !method.isConstant()) {
            return Optional.empty();
        }
        try {
            return Optional.of(schema.get().method(method.renderText(InstanceContext.of(Map.of()))));
        } catch (ProtoException e) {
            section.problem(section.value("method").orElseThrow(), e.getMessage());
            return Optional.empty();
        }
    }

    private void check(ProtoMethod method, JsonTemplate message, Optional<Node> node) {
        Node at = node.orElseGet(() -> section.value("method").orElseThrow());
        List<Mismatch> mismatches = method.check(message.source(), GrpcActionReader::isOpen);
        mismatches.forEach(found -> section.problem(place(at, found), "`message`: " + found.message()));
        if (mismatches.isEmpty() && message.isConstant()) {
            try {
                method.encode(Values.toJson(message.render(InstanceContext.of(Map.of()))));
            } catch (ProtoException e) {
                section.problem(at, e.getMessage());
            }
        }
    }

    private static boolean isOpen(String text) {
        return text.contains("{{") || text.contains("{%") || text.contains("{#");
    }

    private Node place(Node message, Mismatch mismatch) {
        Node node = message;
        for (int i = 0; i < mismatch.place().size(); i++) {
            Object part = mismatch.place().get(i);
            if (node instanceof SequenceNode list && part instanceof Integer index) {
                node = list.getValue().get(index);
            } else if (node instanceof MappingNode mapping) {
                TreeReader.Entry entry =
                        section.reading().tree().entries(mapping).get(part.toString());
                if (entry == null) {
                    return node;
                }
                boolean key = mismatch.key() && i == mismatch.place().size() - 1;
                node = key ? entry.key() : entry.value();
            }
        }
        return node;
    }
}
