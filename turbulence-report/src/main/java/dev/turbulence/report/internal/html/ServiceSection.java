package dev.turbulence.report.internal.html;

import dev.turbulence.report.internal.Numbers;
import dev.turbulence.report.internal.digest.RunDigest;
import dev.turbulence.report.internal.digest.ServiceDigest;
import dev.turbulence.report.internal.text.Brief;
import dev.turbulence.report.internal.text.Markup;
import java.util.stream.Collectors;

/** What was sent to each service. */
final class ServiceSection {

    private static final int MOST_STATUSES = 12;

    private final RunDigest digest;
    private final Markup html;

    ServiceSection(RunDigest digest, Markup html) {
        this.digest = digest;
        this.html = html;
    }

    void write() {
        Part.SERVICES.open(html, "Services");
        if (digest.services().isEmpty()) {
            html.element("p", "No step was sent to a service.", "class", "quiet");
        } else {
            html.element("p", "Latencies in ms.", "class", "quiet");
            DataTable table = LatencyCells.columns(new DataTable(html, "services", "Services")
                            .text("Service")
                            .number("Steps")
                            .number("Failed"))
                    .text("Status codes");
            table.open(digest.services().size());
            digest.services().stream()
                    .limit(DataTable.MOST_ROWS)
                    .forEach(service -> LatencyCells.cells(
                                    table.row()
                                            .name(Brief.name(service.name()))
                                            .count(service.count())
                                            .failures(service.failed()),
                                    service.latency())
                            .text(statuses(service))
                            .end());
            table.close("service");
        }
        html.close();
    }

    private static String statuses(ServiceDigest service) {
        String shown = service.statuses().entrySet().stream()
                .limit(MOST_STATUSES)
                .map(entry ->
                        (entry.getKey() == 0 ? "none" : entry.getKey()) + " \u00d7 " + Numbers.count(entry.getValue()))
                .collect(Collectors.joining(", "));
        return service.statuses().size() > MOST_STATUSES ? shown + ", \u2026" : shown;
    }
}
