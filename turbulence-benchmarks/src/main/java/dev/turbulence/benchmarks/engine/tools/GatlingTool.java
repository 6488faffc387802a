package dev.turbulence.benchmarks.engine.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gatling with the JVM options that its own build plugins give it, writing its simulation.log, without its report.
 *
 * @param home its module's folder
 */
public record GatlingTool(Path home) implements Tool {

    public static final String NAME = "gatling";

    private static final Pattern TOTALS = Pattern.compile("> Global +\\| +([\\d,]+) +\\| +([\\d,]+) +\\| +([\\d,]+)");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> command(Load load, Path folder) throws IOException {
        Path target = home.resolve("target");
        return List.of(
                ToolProcess.java(),
                "-Xmx1G",
                "-XX:MaxInlineLevel=20",
                "-XX:MaxTrivialSize=12",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Djava.util.prefs.userRoot=" + folder,
                // It asks Maven Central for a newer release; this proxy that is not there is the only way to stop it.
                "-Dhttps.proxyHost=127.0.0.1",
                "-Dhttps.proxyPort=1",
                "-Durl=" + load.url(),
                "-Dusers=" + load.users(),
                "-Dloops=" + load.loops(),
                "-classpath",
                target.resolve("classes")
                        + System.getProperty("path.separator")
                        + Files.readString(target.resolve("classpath")).strip(),
                "io.gatling.app.Gatling",
                "--simulation",
                "dev.turbulence.benchmarks.gatling.OrderSimulation",
                "--results-folder",
                folder.toString(),
                "--no-reports");
    }

    @Override
    public void check(Load load, Path folder, Path output) throws IOException {
        Matcher totals = TOTALS.matcher(Files.readString(output));
        long passed = -1;
        long failed = -1;
        while (totals.find()) {
            passed = number(totals.group(2));
            failed = number(totals.group(3));
        }
        if (passed != load.requests() || failed != 0) {
            throw new IOException("Gatling's last totals are " + passed + " passed and " + failed
                    + " failed requests, expected " + load.requests() + " and 0");
        }
    }

    private static long number(String text) {
        return Long.parseLong(text.replace(",", ""));
    }
}
