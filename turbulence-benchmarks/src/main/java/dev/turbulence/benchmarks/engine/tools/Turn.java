package dev.turbulence.benchmarks.engine.tools;

import dev.turbulence.benchmarks.ChildJvm;
import dev.turbulence.benchmarks.TemporaryFolder;
import dev.turbulence.benchmarks.http.RequestCount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What one process of a tool did.
 *
 * @param requestsPerSecond between the first and the last request that the server read
 * @param cpuMicros per request, of the whole process from its start to its end
 * @param firstRequestSeconds from starting the process to the first request that the server read
 * @param peakMegabytes the most memory it had resident
 */
public record Turn(double requestsPerSecond, double cpuMicros, double firstRequestSeconds, double peakMegabytes) {

    /**
     * Plays the load and makes sure that it was played in full and that nothing failed.
     *
     * @param server one that counts
     * @throws IOException when the tool fails, or the server read other requests than the load has
     */
    public static Turn play(Tool tool, Load load, ChildJvm server) throws IOException, InterruptedException {
        server.ask("count");
        try (TemporaryFolder temporary = new TemporaryFolder()) {
            Path folder = Files.createDirectory(temporary.path().resolve("records"));
            Path output = temporary.path().resolve("output");
            ToolProcess.Cost cost = ToolProcess.run(tool.command(load, folder), folder, output);
            RequestCount count = RequestCount.parse(server.ask("count"));
            if (count.requests() != load.requests() || count.followUps() != load.instances()) {
                throw new IOException(tool.name() + " sent " + count.requests() + " requests, " + count.followUps()
                        + " of them with the extracted field, expected " + load.requests() + " and "
                        + load.instances());
            }
            tool.check(load, folder, output);
            return new Turn(
                    count.perSecond(),
                    (double) cost.cpuMicros() / load.requests(),
                    (count.firstMillis() - cost.startedMillis()) / 1e3,
                    cost.peakBytes() / 1e6);
        }
    }
}
