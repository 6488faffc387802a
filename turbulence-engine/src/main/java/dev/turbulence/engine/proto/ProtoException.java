package dev.turbulence.engine.proto;

/** A schema that cannot be read, a name it does not have, or a message that does not fit it; the message is for people. */
public final class ProtoException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ProtoException(String message) {
        super(message);
    }
}
