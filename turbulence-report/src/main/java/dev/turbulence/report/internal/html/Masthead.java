package dev.turbulence.report.internal.html;

import dev.turbulence.report.internal.text.Markup;
import java.util.Map;

/** What stands at the top of every page. */
final class Masthead {

    private Masthead() {}

    /** The verdict, what it is of, and the button for the theme. */
    static void bar(Markup html, boolean passed, String heading, String about) {
        bar(html, passed ? "Gate passed" : "Gate failed", passed ? "good" : "bad", heading, about);
    }

    /** @param style {@code good}, {@code bad} or {@code neutral} */
    static void bar(Markup html, String verdict, String style, String heading, String about) {
        html.open("div", "class", "bar");
        html.element("p", verdict, "class", "verdict " + style);
        html.open("div", "class", "what");
        html.element("h1", heading);
        html.element("p", about, "class", "quiet");
        html.close();
        html.open("button", "type", "button", "id", "theme", "class", "scripted", "aria-pressed", "false");
        html.text("Dark");
        html.close();
        html.close();
    }

    /**
     * A number with its label, in the list of tiles that is open.
     *
     * @param more what else is to be said of it; empty for nothing
     */
    static void tile(Markup html, String label, String value, String more, boolean bad) {
        html.open("div", "class", bad ? "tile bad" : "tile");
        html.element("dt", label);
        html.element("dd", value);
        if (!more.isEmpty()) {
            html.element("dd", more, "class", "quiet");
        }
        html.close();
    }

    /** @param parts titles of the page's parts by their ids */
    static void navigation(Markup html, Map<String, String> parts) {
        html.open("nav", "aria-label", "Parts of the report");
        html.open("ul");
        parts.forEach((id, title) -> {
            html.open("li");
            html.element("a", title, "href", "#" + id);
            html.close();
        });
        html.close();
        html.close();
    }
}
