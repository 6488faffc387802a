package dev.turbulence.benchmarks.engine;

import dev.turbulence.benchmarks.ChildJvm;
import dev.turbulence.benchmarks.Settings;
import dev.turbulence.benchmarks.engine.tools.GatlingTool;
import dev.turbulence.benchmarks.engine.tools.JMeterTool;
import dev.turbulence.benchmarks.engine.tools.Load;
import dev.turbulence.benchmarks.engine.tools.Tool;
import dev.turbulence.benchmarks.engine.tools.TurbulenceTool;
import dev.turbulence.benchmarks.engine.tools.Turn;
import dev.turbulence.benchmarks.http.JsonServer;
import dev.turbulence.storage.Storage;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Whole tools, each recording as it does by default: ours into either storage, Gatling, JMeter, in turns on the same
 * server with the same scenario. Then ours against a service that takes its time.
 */
public final class EngineComparison {

    static final Tool JSONL = new TurbulenceTool(Storage.JSONL);
    static final Tool SQLITE = new TurbulenceTool(Storage.SQLITE);

    private static final long INSTANCES = Settings.instances(60_000);
    private static final int ROUNDS = Settings.rounds(5);
    private static final List<Integer> USERS = Settings.parallel(10, 50, 200);
    private static final int SLOW_SERVICE_MILLIS = 50;
    private static final int SLOW_SERVICE_USERS = 200;
    private static final long SLOW_SERVICE_INSTANCES = 20_000;

    private EngineComparison() {}

    /** Takes four to seven minutes for each number of users. */
    public static void run() throws IOException, InterruptedException {
        List<Tool> tools = tools();
        Map<Integer, Results> byUsers = new LinkedHashMap<>();
        for (int users : USERS) {
            byUsers.put(users, compare(tools, users, INSTANCES, 0));
        }
        Results slow = USERS.contains(SLOW_SERVICE_USERS)
                ? compare(List.of(JSONL), SLOW_SERVICE_USERS, SLOW_SERVICE_INSTANCES, SLOW_SERVICE_MILLIS)
                : null;
        String slowLoad = SLOW_SERVICE_USERS + ", each answer after " + SLOW_SERVICE_MILLIS + " ms";

        System.out.printf(Locale.ROOT, "%,d instances, %d rounds%n%n", INSTANCES, ROUNDS);
        Results.printHead();
        byUsers.forEach((users, results) -> results.print(String.valueOf(users)));
        if (slow != null) {
            slow.print(slowLoad);
        }
        System.out.println();
        Aims.printHead();
        byUsers.forEach((users, results) -> new Aims(String.valueOf(users)).printComparison(results));
        if (slow != null) {
            new Aims(slowLoad).printSlowService(slow, SLOW_SERVICE_USERS * 1e3 / SLOW_SERVICE_MILLIS);
        }
    }

    private static List<Tool> tools() {
        List<Tool> all = List.of(
                JSONL,
                SQLITE,
                new GatlingTool(Settings.rivals().resolve("gatling")),
                new JMeterTool(Settings.rivals().resolve("jmeter")));
        List<String> chosen = Settings.only(all.stream().map(Tool::name).toList());
        return all.stream().filter(tool -> chosen.contains(tool.name())).toList();
    }

    private static Results compare(List<Tool> tools, int users, long instances, int answerMillis)
            throws IOException, InterruptedException {
        Results results = new Results(JSONL.name());
        try (ChildJvm server = ChildJvm.start(JsonServer.class, String.valueOf(answerMillis))) {
            Load load = new Load(Integer.parseInt(server.readLine()), users, instances / users);
            // Not counted: the server's own compilers are to be done before the first turn that is.
            Turn.play(JSONL, load, server);
            for (int round = 1; round <= ROUNDS; round++) {
                for (Tool tool : tools) {
                    Turn turn = Turn.play(tool, load, server);
                    System.err.println(
                            users + " at once, round " + round + "/" + ROUNDS + ": " + tool.name() + " " + turn);
                    results.add(tool.name(), turn);
                }
            }
        }
        return results;
    }
}
