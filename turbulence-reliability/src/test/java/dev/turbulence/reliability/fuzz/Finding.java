package dev.turbulence.reliability.fuzz;

/** The product did something with an input that it must not do. */
final class Finding extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Finding(String message) {
        super(message);
    }

    Finding(String message, Throwable cause) {
        super(message, cause);
    }
}
