package dev.turbulence.maven;

import java.io.Console;
import java.io.PrintStream;

/** The line at the bottom of a terminal that is written over and over; absent where output goes to a file or a pipe. */
final class Terminal {

    private static final String ERASE_LINE = "\r\u001b[2K";

    private final PrintStream out;
    private boolean lineShown;

    Terminal(PrintStream out) {
        this.out = out;
    }

    /** Whether a person is looking: standard output is a terminal and Maven was not told to be quiet about it. */
    static boolean isInteractive(boolean interactiveMode, int threads) {
        String term = System.getenv("TERM");
        return interactiveMode && threads <= 1 && isTerminal(System.console()) && !"dumb".equals(term);
    }

    /** From JDK 22 on there is a console even where there is no terminal, and a method that tells. */
    private static boolean isTerminal(Console console) {
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    synchronized void show(String line) {
        out.print(ERASE_LINE + line);
        out.flush();
        lineShown = true;
    }

    synchronized void clear() {
        if (lineShown) {
            out.print(ERASE_LINE);
            out.flush();
            lineShown = false;
        }
    }
}
