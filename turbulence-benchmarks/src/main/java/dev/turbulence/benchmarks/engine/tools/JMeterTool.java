package dev.turbulence.benchmarks.engine.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * JMeter without its window, with the JVM options of its own start script, writing its results as CSV.
 *
 * @param home its module's folder
 */
public record JMeterTool(Path home) implements Tool {

    public static final String NAME = "jmeter";

    private static final String RESULTS = "results.jtl";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> command(Load load, Path folder) throws IOException {
        Path jmeter = home.resolve("target/jmeter");
        // Empty, but missed with a stack trace.
        Files.createDirectories(jmeter.resolve("lib/junit"));
        return List.of(
                ToolProcess.java(),
                "-Xms1g",
                "-Xmx1g",
                "-XX:MaxMetaspaceSize=256m",
                "-XX:+UseG1GC",
                "-XX:MaxGCPauseMillis=100",
                "-XX:G1ReservePercent=20",
                "-Djava.util.prefs.userRoot=" + folder,
                "-jar",
                jmeter.resolve("bin/ApacheJMeter.jar").toString(),
                "-n",
                "-t",
                home.resolve("src/main/jmeter/order.jmx").toString(),
                "-l",
                folder.resolve(RESULTS).toString(),
                "-j",
                folder.resolve("jmeter.log").toString(),
                "-Jport=" + load.port(),
                "-Jusers=" + load.users(),
                "-Jloops=" + load.loops());
    }

    @Override
    public void check(Load load, Path folder, Path output) throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolve(RESULTS))) {
            long passed = lines.filter(line -> line.contains(",200,OK,") && line.contains(",true,"))
                    .count();
            if (passed != load.requests()) {
                throw new IOException("JMeter recorded " + passed + " successes, expected " + load.requests());
            }
        }
    }
}
