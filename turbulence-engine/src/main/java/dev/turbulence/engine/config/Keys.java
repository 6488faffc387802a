package dev.turbulence.engine.config;

import java.util.ArrayList;
import java.util.List;

/** Every key that the files may hold, by the mapping it stands in. A {@link Section} takes no key that is not here. */
final class Keys {
    static final List<String> SCENARIO = List.of(
            "id",
            "description",
            "entry",
            "flow",
            "assertions",
            "stop_when",
            "max_steps",
            "turbulence",
            "pressure",
            "variation");
    static final List<String> STOP_WHEN = List.of("any_action_fails", "any_assertion_fails");
    /** Of {@code turbulence}, which may also be spelt {@code pressure}. */
    static final List<String> FAULTS = List.of("global", "services", "actions");

    static final List<String> FAULT_POLICY = List.of("latency_ms", "timeout_after_ms", "retry_count");
    static final List<String> VARIATION = List.of("parameters", "toggles", "timing");
    static final List<String> CHOICE = List.of("type", "values");
    static final List<String> RANGE = List.of("type", "min", "max");
    static final List<String> TOGGLE = List.of("name", "probability");
    static final List<String> TIMING = List.of("jitter_ms", "step_delay_ms");
    static final List<String> MILLIS_RANGE = List.of("min", "max");
    static final List<String> FINAL_ASSERTION = List.of("name", "type", "expect");
    static final List<String> EXPECT = List.of(
            "status_code", "jsonpath", "context_path", "equals", "contains", "schema", "json_schema", "expression");

    /** What every action has, whatever its type. */
    static final List<String> ACTION = List.of("name", "type", "condition");

    static final List<String> HTTP =
            action("service", "method", "path", "headers", "query", "json", "body", "extract", "retry", "ok_status");
    static final List<String> WAIT =
            action("service", "method", "path", "expect", "interval_seconds", "timeout_seconds");
    static final List<String> ASSERT = action("expect");
    static final List<String> BRANCH = action("if_true", "if_false");
    static final List<String> DECIDE = action("decision", "output_var", "policy_ref");
    static final List<String> GRPC =
            action("service", "method", "message", "body", "metadata", "extract", "retry", "ok_status");
    static final List<String> RETRY = List.of(
            "max_attempts",
            "on_status",
            "on_timeout",
            "on_connection_error",
            "backoff",
            "delay_ms",
            "base_delay_ms",
            "max_delay_ms");

    static final List<String> SUT = List.of("name", "default_headers", "services", "profiles", "default_profile");
    static final List<String> HTTP_BLOCK = List.of(
            "base_url", "headers", "timeout_seconds", "auth", "tls", "proxy", "http_version", "max_connections");
    static final List<String> TLS = List.of(
            "trust_certificates",
            "trust_store",
            "trust_store_password",
            "client_certificate",
            "client_key",
            "client_key_password",
            "client_store",
            "client_store_password",
            "client_alias",
            "insecure");
    static final List<String> PROXY = List.of("url", "username", "password");
    static final List<String> AUTH = List.of("bearer", "username", "password");
    static final List<String> GRPC_BLOCK = List.of("host", "port", "use_tls", "tls", "proto_path", "timeout_seconds");
    static final List<String> SERVICE = plus(HTTP_BLOCK, "protocol", "http", "grpc", "kafka");
    static final List<String> PROFILE = List.of("default_headers", "services");

    static final List<String> POLICIES = List.of("policies");
    static final List<String> POLICY = List.of("persona_id", "decisions", "data");
    /** Its options have names of their own. */
    static final List<String> DECISION = List.of("options");

    private Keys() {}

    private static List<String> action(String... own) {
        return plus(ACTION, own);
    }

    private static List<String> plus(List<String> base, String... own) {
        List<String> keys = new ArrayList<>(base);
        keys.addAll(List.of(own));
        return List.copyOf(keys);
    }
}
