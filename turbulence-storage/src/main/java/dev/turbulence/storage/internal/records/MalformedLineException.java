package dev.turbulence.storage.internal.records;

/** One line is not a record; whoever knows its file and number decides what that means. */
public final class MalformedLineException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int column;

    public MalformedLineException(int column, String reason) {
        super(reason, null, false, false);
        this.column = column;
    }

    /** Where in the line, from 1. */
    public int column() {
        return column;
    }
}
