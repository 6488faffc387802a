package dev.turbulence.report.internal.digest;

import dev.turbulence.storage.Assertion;
import dev.turbulence.storage.FailureKind;
import dev.turbulence.storage.RunSummary.FailureCause;
import dev.turbulence.storage.Step;
import java.util.Locale;
import java.util.regex.Pattern;

/** Kinds of trouble, as a person who looks for a remedy tells them apart. */
public enum FailureCategory {
    SERVER_ERROR("5xx"),
    CLIENT_ERROR("4xx"),
    OTHER_STATUS("status"),
    TIMEOUT("timeout"),
    CONNECTION("connection"),
    PROTOCOL("protocol"),
    EXTRACTION("extraction"),
    SCHEMA("schema"),
    ASSERTION("assertion"),
    ERROR("error");

    private static final Pattern TIME = Pattern.compile("time[d -]*out|did not hold within");
    private static final Pattern STATUS_MISMATCH = Pattern.compile("status code mismatch.* got ([1-5])\\d\\d\\b");

    private final String word;

    FailureCategory(String word) {
        this.word = word;
    }

    /**
     * The category of a cause: what the engine recorded of its step. Assertions, steps of other and older writers, and the
     * statuses that assert steps complain of have no field that says it. There it is read from what they have: whether a
     * wait ran out, what a check complains of, what kind of step failed with which status code or error.
     *
     * @param step the failed step of the cause's first instance; null unless a step is the cause
     */
    static FailureCategory of(FailureCause cause, Step step) {
        return step == null
                ? guess(cause.kind().equals("assertion"), cause.message(), null)
                : of(step, cause.message());
    }

    /** The category of a step that failed. */
    public static FailureCategory of(Step step) {
        return of(step, step.observation().errors().stream().findFirst().orElse(""));
    }

    /** The category of an assertion that did not hold. */
    public static FailureCategory of(Assertion assertion) {
        return guess(true, assertion.message() == null ? "" : assertion.message(), null);
    }

    private static FailureCategory of(Step step, String message) {
        return step.observation()
                .failureKind()
                .filter(kind -> kind != FailureKind.STATUS || step.statusCode() != null)
                .map(kind -> ofKind(kind, step))
                .orElseGet(() -> guess(false, message, step));
    }

    private static FailureCategory ofKind(FailureKind kind, Step step) {
        return switch (kind) {
            case STATUS -> ofStatus(step.statusCode());
            case TIMEOUT -> TIMEOUT;
            case CONNECTION -> CONNECTION;
            case PROTOCOL -> PROTOCOL;
            case EXTRACTION -> EXTRACTION;
            case SCHEMA -> SCHEMA;
            case ASSERTION -> ASSERTION;
            case ABORTED, EVALUATION -> ERROR;
        };
    }

    private static FailureCategory guess(boolean assertion, String words, Step step) {
        if (step != null && step.observation().tree().path("timed_out").asBoolean()) {
            return TIMEOUT;
        }
        String message = words.toLowerCase(Locale.ROOT);
        if (message.startsWith("schema validation failed")) {
            return SCHEMA;
        }
        var mismatch = STATUS_MISMATCH.matcher(message);
        if (mismatch.find()) {
            return ofStatus(100 * (mismatch.group(1).charAt(0) - '0'));
        }
        if (assertion) {
            return ASSERTION;
        }
        return step == null ? ERROR : ofStep(step, message);
    }

    private static FailureCategory ofStep(Step step, String message) {
        if (message.startsWith("extract")) {
            return EXTRACTION;
        }
        if (step.type().equals("assert")) {
            return ASSERTION;
        }
        if (Step.LATENCY_TYPES.contains(step.type())) {
            if (step.statusCode() == null) {
                return TIME.matcher(message).find() ? TIMEOUT : CONNECTION;
            }
            return ofStatus(step.statusCode());
        }
        return ERROR;
    }

    private static FailureCategory ofStatus(int status) {
        return status >= 500 ? SERVER_ERROR : status >= 400 ? CLIENT_ERROR : OTHER_STATUS;
    }

    @Override
    public String toString() {
        return word;
    }
}
