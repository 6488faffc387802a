package dev.turbulence.engine.execution;

import dev.turbulence.engine.config.SentCredential;
import dev.turbulence.engine.language.EvaluationException;
import dev.turbulence.engine.language.InstanceContext;
import dev.turbulence.engine.language.Template;
import dev.turbulence.engine.redaction.Redactor;
import java.util.List;
import java.util.Set;

/**
 * Knows which values an instance will send as credentials, as soon as it has them: the record of the step that brought a
 * token is written long before the step that sends it.
 */
final class ForeseenCredentials {

    /** What no service gave: values that are in every record, or are looked at through the whole credential alone. */
    private static final Set<String> NOT_ALONE =
            Set.of("run_id", "instance_id", "correlation_id", "instance_index", "uuid", "entry", "last_response");

    private final List<SentCredential> credentials;

    /** @param credentials what instances of a scenario send */
    ForeseenCredentials(List<SentCredential> credentials) {
        this.credentials = List.copyOf(credentials);
    }

    /**
     * Makes secrets of every credential that could be sent with these variables, of the variables it is made of, and of
     * those that are named like one.
     */
    void learn(InstanceContext context, Redactor redactor) {
        context.asMap().forEach(redactor::learn);
        for (SentCredential credential : credentials) {
            Template template = credential.value();
            if (context.asMap().keySet().containsAll(template.variables().read())) {
                learn(credential.name(), template, context, redactor);
            }
        }
    }

    private static void learn(String name, Template template, InstanceContext context, Redactor redactor) {
        for (String variable : template.variables().read()) {
            if (!NOT_ALONE.contains(variable)) {
                redactor.learnPart(name, context.get(variable));
            }
        }
        try {
            redactor.learn(name, template.render(context));
        } catch (EvaluationException e) {
            // It cannot be sent as long as it has no value.
        }
    }
}
