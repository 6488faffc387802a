package dev.turbulence.engine.proto;

import java.io.IOException;

/** A text that refuses to grow over a limit. */
final class BoundedText implements Appendable {

    private final StringBuilder text = new StringBuilder();
    private final int limit;

    /** @param limit in characters */
    BoundedText(int limit) {
        this.limit = limit;
    }

    /** The limit was reached. */
    static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public BoundedText append(CharSequence more) throws TooLongException {
        return append(more, 0, more.length());
    }

    @Override
    public BoundedText append(CharSequence more, int start, int end) throws TooLongException {
        if (text.length() + (end - start) > limit) {
            throw new TooLongException();
        }
        text.append(more, start, end);
        return this;
    }

    @Override
    public BoundedText append(char more) throws TooLongException {
        return append(String.valueOf(more), 0, 1);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
