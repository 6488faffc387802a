package dev.turbulence.report.query;

/** A question that cannot be asked: an unknown query, a filter that it does not have, a value that makes no sense. */
public final class QuestionException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    QuestionException(String message) {
        super(message);
    }
}
