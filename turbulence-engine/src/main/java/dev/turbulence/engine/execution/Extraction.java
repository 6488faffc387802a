package dev.turbulence.engine.execution;

import dev.turbulence.engine.language.EvaluationException;
import dev.turbulence.engine.language.InstanceContext;
import dev.turbulence.engine.language.JsonMatch;
import dev.turbulence.engine.language.JsonPathQuery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an answer leaves to later steps.
 *
 * @param context the variables after it
 * @param found the variables it added
 * @param failure what made the instance unable to go on, or null
 */
record Extraction(InstanceContext context, Map<String, Object> found, String failure) {

    /**
     * Extraction looks into answers of any status: what a refusal says may be wanted, too.
     *
     * @param errors takes what was not found
     */
    static Extraction of(
            Exchange exchange, Map<String, JsonPathQuery> extract, InstanceContext context, List<String> errors) {
        InstanceContext after =
                exchange.lastResponse().map(context::withLastResponse).orElse(context);
        if (!exchange.answered()) {
            return new Extraction(after, Map.of(), null);
        }
        Map<String, Object> found = new LinkedHashMap<>();
        for (Map.Entry<String, JsonPathQuery> wanted : extract.entrySet()) {
            String variable = wanted.getKey();
            try {
                JsonMatch match = wanted.getValue().find(exchange.body().value(), after);
                if (match.found()) {
                    found.put(variable, match.value());
                } else {
                    errors.add("extract: '" + variable + "' was not found in the response body at "
                            + wanted.getValue().source());
                }
            } catch (EvaluationException e) {
                errors.add("extract: '" + variable + "': " + e.getMessage());
                return new Extraction(after, Map.of(), e.getMessage());
            }
        }
        return new Extraction(after.withAll(found), found, null);
    }
}
