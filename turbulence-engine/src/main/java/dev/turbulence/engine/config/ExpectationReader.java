package dev.turbulence.engine.config;

import dev.turbulence.engine.language.Expression;
import dev.turbulence.engine.language.JsonPathQuery;
import dev.turbulence.engine.language.JsonTemplate;
import dev.turbulence.engine.language.LanguageException;
import dev.turbulence.engine.language.Template;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;

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
                section.optionalInteger("status_code", LEAST_STATUS, MOST_STATUS),
                section.compile("jsonpath", JsonPathQuery::compile),
                section.compile("context_path", Template::compile),
                equalTo.flatMap(node -> json(section, node)),
                contains.flatMap(node -> json(section, node)),
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
        boolean later = section.value("schema").isPresent()
                || section.value("json_schema").isPresent();
        section.unsupported("schema", "json_schema");
        section.refuseUnknownKeys(Keys.EXPECT);
        boolean any = path
                || equalTo.isPresent()
                || contains.isPresent()
                || section.value("status_code").isPresent()
                || section.value("expression").isPresent();
        if (!any && !later && section.others().isEmpty()) {
            section.problem("`expect` is empty; give at least one of status_code, jsonpath, context_path, expression");
        }
        return expectation;
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
