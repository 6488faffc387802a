package dev.turbulence.report;

/** The tests' own rule for what neither a terminal nor a browser may get to see. */
final class Hostile {

    private Hostile() {}

    /** How many characters a reader would obey. */
    static long obeyed(String text) {
        return text.codePoints().filter(Hostile::isObeyed).count();
    }

    private static boolean isObeyed(int c) {
        return c < ' ' && c != '\n' && c != '\t'
                || c >= 0x7f && c < 0xa0
                || Character.getType(c) == Character.FORMAT
                || Character.getType(c) == Character.SURROGATE
                || (c & 0xfffe) == 0xfffe;
    }
}
