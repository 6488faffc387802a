package dev.turbulence.engine.language;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The variables an instance carries from step to step. Immutable: every {@code with} gives a new context.
 *
 * <p>{@code run_id}, {@code instance_id}, {@code correlation_id}, {@code instance_index} and {@code uuid} are there from
 * the start, {@code entry} once it was rendered, {@code last_response} after the first http, wait or grpc step, and extracted
 * variables at top level beside them.
 */
public final class InstanceContext {
    private static final String ENTRY = "entry";
    private static final String LAST_RESPONSE = "last_response";

    private final Map<String, Object> variables;
    private final LastResponse lastResponse;

    private InstanceContext(Map<String, Object> variables, LastResponse lastResponse) {
        this.variables = Collections.unmodifiableMap(variables);
        this.lastResponse = lastResponse;
    }

    /**
     * The context an instance starts with.
     *
     * @param runId id of the run
     * @param instanceId id of the instance
     * @param correlationId what the instance sends as {@code X-Correlation-ID}
     * @param instanceIndex number of the instance in its run, from 0
     * @param uuid a value that no other instance of any run has
     */
    public static InstanceContext start(
            String runId, String instanceId, String correlationId, long instanceIndex, String uuid) {
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("run_id", Objects.requireNonNull(runId));
        variables.put("instance_id", Objects.requireNonNull(instanceId));
        variables.put("correlation_id", Objects.requireNonNull(correlationId));
        variables.put("instance_index", instanceIndex);
        variables.put("uuid", Objects.requireNonNull(uuid));
        return new InstanceContext(variables, null);
    }

    /** A context of these variables and no others, in their order. */
    public static InstanceContext of(Map<String, ?> variables) {
        return new InstanceContext(new LinkedHashMap<>(variables), null);
    }

    /** This context and one more variable, or the same variable with a new value (which may be null). */
    public InstanceContext with(String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(variables);
        changed.put(name, value);
        return new InstanceContext(changed, lastResponse);
    }

    /** This context and more variables; none of the given ones leaves it as it is. */
    public InstanceContext withAll(Map<String, ?> values) {
        if (values.isEmpty()) {
            return this;
        }
        Map<String, Object> changed = new LinkedHashMap<>(variables);
        changed.putAll(values);
        return new InstanceContext(changed, lastResponse);
    }

    /** This context with {@code entry}, the rendered data the instance starts from. */
    public InstanceContext withEntry(Map<String, ?> entry) {
        return with(ENTRY, entry);
    }

    /** This context after a step that got an answer. */
    public InstanceContext withLastResponse(LastResponse response) {
        Map<String, Object> changed = new LinkedHashMap<>(variables);
        changed.put(LAST_RESPONSE, response.asMap());
        return new InstanceContext(changed, response);
    }

    /** The latest answer; empty before the first http, wait or grpc step. */
    public Optional<LastResponse> lastResponse() {
        return Optional.ofNullable(lastResponse);
    }

    /** The value of a variable; null when it is null or unknown, which {@link #has} tells apart. */
    public Object get(String name) {
        return variables.get(name);
    }

    /** Whether there is a variable of this name, be it null. */
    public boolean has(String name) {
        return variables.containsKey(name);
    }

    /** The names of all variables, in the order they came. */
    public Collection<String> names() {
        return variables.keySet();
    }

    /** All variables, unmodifiable. */
    public Map<String, Object> asMap() {
        return variables;
    }
}
