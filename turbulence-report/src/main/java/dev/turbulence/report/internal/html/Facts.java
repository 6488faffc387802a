package dev.turbulence.report.internal.html;

import dev.turbulence.report.internal.text.Markup;

/** What is known of something: a label and its text, in a list of such. */
final class Facts {

    private Facts() {}

    /** Writes one into the list that is open; nothing for an empty text. */
    static void write(Markup html, String label, String text) {
        if (!text.isEmpty()) {
            html.element("dt", label);
            html.open("dd");
            html.element("pre", text);
            html.close();
        }
    }
}
