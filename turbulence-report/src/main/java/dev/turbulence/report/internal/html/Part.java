package dev.turbulence.report.internal.html;

import dev.turbulence.report.internal.text.Markup;
import java.util.Locale;

/** The parts of the page, in their order. */
enum Part {
    GATE("Gate"),
    TIME("Over time"),
    DISTRIBUTION("Latency"),
    SCENARIOS("Scenarios"),
    STEPS("Steps"),
    SERVICES("Services"),
    CAUSES("Failures"),
    ASSERTIONS("Assertions"),
    INSTANCES("Instances");

    private final String title;

    Part(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Opens its section, with a heading; to be closed. */
    void open(Markup html, String heading) {
        html.open("section", "id", id(), "aria-labelledby", id() + "-heading");
        html.element("h2", heading, "id", id() + "-heading");
    }
}
