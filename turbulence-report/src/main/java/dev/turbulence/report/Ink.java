package dev.turbulence.report;

/** Colours text, or leaves it as it is. Text is padded before it is coloured: escape sequences take no room. */
record Ink(boolean colour) {

    String bold(String text) {
        return sgr("1", text);
    }

    String dim(String text) {
        return sgr("2", text);
    }

    String red(String text) {
        return sgr("31", text);
    }

    String green(String text) {
        return sgr("32", text);
    }

    /** Red when there is something bad to count. */
    String alarm(long count, String text) {
        return count > 0 ? red(text) : text;
    }

    private String sgr(String code, String text) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[m" : text;
    }
}
