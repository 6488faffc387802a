package dev.turbulence.storage.transfer;

/** One line is not a record; whoever knows its file and number decides what that means. */
final class MalformedLineException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int column;

    MalformedLineException(int column, String reason) {
        super(reason, null, false, false);
        this.column = column;
    }

    /** Where in the line, from 1. */
    int column() {
        return column;
    }
}
