package dev.turbulence.storage.gate;

/**
 * A gate's conditions cannot be understood. The message says where, what was expected, and shows the line with a caret
 * below the place.
 */
public final class GateSyntaxException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    GateSyntaxException(String message, int line, int column) {
        super(message);
        this.line = line;
        this.column = column;
    }

    /** Line of the place, from 1. */
    public int line() {
        return line;
    }

    /** Column of the place, from 1, in UTF-16 units. */
    public int column() {
        return column;
    }
}
