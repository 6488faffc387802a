package dev.turbulence.engine.language;

/** A template, expression or JSONPath that cannot be compiled. The message says what is wrong and what to write instead. */
public final class LanguageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what is wrong with the text, and where known the form to write instead */
    public LanguageException(String message) {
        super(message);
    }
}
