package dev.turbulence.report.query;

/** A value that is JSON text already. */
record JsonValue(String text) {

    @Override
    public String toString() {
        return text;
    }
}
