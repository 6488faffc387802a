package dev.turbulence.engine.config;

import dev.turbulence.engine.language.Expression;
import dev.turbulence.engine.language.JsonPathQuery;
import dev.turbulence.engine.language.JsonTemplate;
import dev.turbulence.engine.language.LanguageException;
import dev.turbulence.engine.language.Template;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads an {@code expect}. */
final class ExpectationReader {
    private static final int LEAST_STATUS = 100;
    private static final int MOST_STATUS = 599;

    private ExpectationReader() {}

    /** The expectation under {@code expect}, which must be there and make at least one check. */
    static Optional<Expectation> read(Section parent) {
        return parent.required("expect")
                .flatMap(node -> parent.section(node, "`expect`"))
                .map(ExpectationReader::readSection);
    }

    private static Expectation readSection(Section section) {
        Optional<Node> equalTo = section.present("equals");
        Optional<Node> contains = section.value("contains");
        Expectation expectation = new Expectation(
                statusCode(section),
                section.compile("jsonpath", JsonPathQuery::compile),
                section.compile("context_path", Template::compile),
                equalTo.flatMap(node -> json(section, node)),
                contains.flatMap(node -> json(section, node)),
                schema(section),
                section.compile("expression", Expression::compile));
        boolean path = section.value("jsonpath").isPresent()
                || section.value("context_path").isPresent();
        for (String comparison : new String[] {"equals", "contains"}) {
            if (!path && section.present(comparison).isPresent()) {
                section.problem(
                        section.keyNode(comparison).orElseThrow(),
                        "`" + comparison
                                + "` needs a `jsonpath` or a `context_path` beside it, to say what is compared");
            }
        }
        section.refuseUnknownKeys(Keys.EXPECT);
        boolean any = path
                || equalTo.isPresent()
                || contains.isPresent()
                || section.value("status_code").isPresent()
                || section.value("schema").isPresent()
                || section.value("json_schema").isPresent()
                || section.value("expression").isPresent();
        if (!any && section.others().isEmpty()) {
            section.problem(
                    "`expect` is empty; give at least one of status_code, jsonpath, context_path, schema, expression");
        }
        return expectation;
    }

    /** Of HTTP or of gRPC: which action came before is not to be seen here. */
    private static Optional<Integer> statusCode(Section section) {
        Optional<Integer> status = section.optionalInteger("status_code", 0, MOST_STATUS);
        if (status.isPresent() && status.get() > Section.GREATEST_GRPC_CODE && status.get() < LEAST_STATUS) {
            section.problem(
                    section.value("status_code").orElseThrow(),
                    "`status_code` is " + LEAST_STATUS + " to " + MOST_STATUS + ", or after a grpc action 0 to "
                            + Section.GREATEST_GRPC_CODE + ", not " + status.get());
        }
        return status;
    }

    private static Optional<SchemaTemplate> schema(Section section) {
        Optional<Node> schema = section.value("schema");
        Optional<Node> jsonSchema = section.value("json_schema");
        if (schema.isPresent() && jsonSchema.isPresent()) {
            section.problem(
                    section.keyNode("json_schema").orElseThrow(),
                    "`schema` and `json_schema` mean the same; give one of them");
        }
        return schema.or(() -> jsonSchema).flatMap(node -> schema(section, node));
    }

    private static Optional<SchemaTemplate> schema(Section section, Node node) {
        if (!(node instanceof MappingNode) && !node.getTag().equals(Tag.BOOL)) {
            section.problem(node, "a schema is a mapping, or true or false, not a " + Scalars.kind(node));
            return Optional.empty();
        }
        return json(section, node).flatMap(template -> compile(section, node, template));
    }

    private static Optional<SchemaTemplate> compile(Section section, Node node, JsonTemplate template) {
        try {
            return Optional.of(
                    SchemaTemplate.compile(template, section.reading().file().path()));
        } catch (LanguageException e) {
            section.problem(node, e.getMessage());
            return Optional.empty();
        }
    }

    /** Present for null as well: {@code equals: null} compares with null. */
    static Optional<JsonTemplate> json(Section section, Node node) {
        Object value = section.json(node);
        try {
            return Optional.of(JsonTemplate.compile(value));
        } catch (LanguageException e) {
            // Noted at its place already.
            return Optional.empty();
        }
    }
}
