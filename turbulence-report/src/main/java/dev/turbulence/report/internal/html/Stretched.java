package dev.turbulence.report.internal.html;

import dev.turbulence.report.internal.text.Markup;

/** A picture within a picture that is drawn in units of its own and stretched to the width there is. */
final class Stretched {

    private Stretched() {}

    /**
     * Opens it; to be closed.
     *
     * @param y where it begins in the outer picture
     * @param units its width in its own units
     * @param height its height, in pixels and in its own units
     */
    static void open(Markup html, int y, int units, int height) {
        html.open(
                "svg",
                "y",
                Integer.toString(y),
                "width",
                "100%",
                "height",
                Integer.toString(height),
                "viewBox",
                "0 0 " + units + " " + height,
                "preserveAspectRatio",
                "none");
    }
}
