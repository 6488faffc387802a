package dev.turbulence.report.internal.html;

import dev.turbulence.storage.gate.PlainText;
import java.util.regex.Pattern;

/** Commands that show what the page leaves out, and that play an instance again. They are copied into shells, so that what the run brought in is quoted. */
final class Queries {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.,:/@%+-]+");

    private final String runId;

    Queries(String runId) {
        this.runId = runId;
    }

    /**
     * A command.
     *
     * @param query the name of the query
     * @param filters properties and values in turns
     */
    String command(String query, String... filters) {
        StringBuilder command = new StringBuilder("mvn turbulence:query -Dturbulence.run=")
                .append(quoted(runId))
                .append(" -Dturbulence.query=")
                .append(query);
        for (int i = 0; i < filters.length; i += 2) {
            command.append(" -Dturbulence.").append(filters[i]).append('=').append(quoted(filters[i + 1]));
        }
        return command.toString();
    }

    /** The command that plays an instance again. */
    String replay(String instanceId) {
        return "mvn turbulence:replay -Dturbulence.run=" + quoted(runId) + " -Dturbulence.instance="
                + quoted(instanceId);
    }

    private static String quoted(String value) {
        String visible = PlainText.of(value);
        return PLAIN.matcher(visible).matches() ? visible : "'" + visible.replace("'", "'\\''") + "'";
    }
}
