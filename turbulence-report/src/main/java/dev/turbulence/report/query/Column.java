package dev.turbulence.report.query;

/**
 * A column of an answer.
 *
 * @param name its name, in SQL answers chosen by whoever asks
 * @param detail whether tables leave it out, which have room only for what a person looks at first
 */
record Column(String name, boolean detail) {

    static Column of(String name) {
        return new Column(name, false);
    }

    static Column detail(String name) {
        return new Column(name, true);
    }
}
