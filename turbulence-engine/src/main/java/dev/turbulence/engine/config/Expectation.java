package dev.turbulence.engine.config;

import dev.turbulence.engine.language.Expression;
import dev.turbulence.engine.language.InstanceContext;
import dev.turbulence.engine.language.JsonPathQuery;
import dev.turbulence.engine.language.JsonTemplate;
import dev.turbulence.engine.language.Template;
import java.util.Optional;

/**
 * The {@code expect} of an assert, a wait or a final assertion. Every check that is given must hold.
 *
 * @param statusCode the status the last response must have
 * @param jsonPath where in the body of the last response to look
 * @param contextPath dotted path of the variable to look at
 * @param equalTo what must be there; present with a template of null where the file says {@code equals: null}
 * @param contains the text, list member or map key that must be in what is there
 * @param schema the JSON Schema that the body of the last response must fit
 * @param expression what must be true
 */
public record Expectation(
        Optional<Integer> statusCode,
        Optional<JsonPathQuery> jsonPath,
        Optional<Template> contextPath,
        Optional<JsonTemplate> equalTo,
        Optional<JsonTemplate> contains,
        Optional<SchemaTemplate> schema,
        Optional<Expression> expression) {

    /**
     * Checks the last response and the variables of an instance.
     *
     * @throws dev.turbulence.engine.language.EvaluationException when a template or the expression has no value
     */
    public CheckOutcome check(InstanceContext context) {
        return new ExpectationCheck(this, context).run();
    }
}
