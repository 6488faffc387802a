package dev.turbulence.benchmarks.engine;

import dev.turbulence.benchmarks.engine.tools.GatlingTool;
import dev.turbulence.benchmarks.engine.tools.JMeterTool;
import dev.turbulence.benchmarks.engine.tools.Turn;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Prints what the engine is to reach, and what it reached. */
final class Aims {

    private static final ToDoubleFunction<Turn> RATE = Turn::requestsPerSecond;
    private static final ToDoubleFunction<Turn> CPU = Turn::cpuMicros;
    /** Fifty times the 120 that were once measured of the Python tool, with the same scenario at 50 at once. */
    private static final double FIFTY_TIMES_THE_PYTHON_TOOL = 6_000;

    private final String load;

    /** @param load as the first column calls it */
    Aims(String load) {
        this.load = load;
    }

    static void printHead() {
        System.out.println("| at once | aim | reached | met |\n|---|---|---|---|");
    }

    /** A row for each aim about which the results say something. */
    void printComparison(Results results) {
        String jsonl = EngineComparison.JSONL.name();
        String sqlite = EngineComparison.SQLITE.name();
        if (!results.has(jsonl)) {
            return;
        }
        if (results.has(GatlingTool.NAME)) {
            atLeast(1.0, "times Gatling's requests/s", results.ratio(jsonl, GatlingTool.NAME, RATE));
            atMost(1.2, "times Gatling's CPU us/request", results.ratio(jsonl, GatlingTool.NAME, CPU));
        }
        if (results.has(JMeterTool.NAME)) {
            atLeast(1.7, "times JMeter's requests/s", results.ratio(jsonl, JMeterTool.NAME, RATE));
        }
        if (results.has(sqlite)) {
            atLeast(0.8, "times the requests/s of JSON lines, in SQLite", results.ratio(sqlite, jsonl, RATE));
        }
        atLeast(FIFTY_TIMES_THE_PYTHON_TOOL, "requests/s", results.median(jsonl, RATE));
        atMost(1.2, "s to the first request", results.median(jsonl, Turn::firstRequestSeconds));
        atMost(450, "MB of peak memory", results.median(jsonl, Turn::peakMegabytes));
    }

    /** @param ideal requests/s that no client can exceed */
    void printSlowService(Results results, double ideal) {
        atLeast(0.8 * ideal, "requests/s", results.median(EngineComparison.JSONL.name(), RATE));
    }

    private void atLeast(double limit, String what, double reached) {
        print("at least " + number(limit) + " " + what, reached, reached >= limit);
    }

    private void atMost(double limit, String what, double reached) {
        print("at most " + number(limit) + " " + what, reached, reached <= limit);
    }

    private void print(String aim, double reached, boolean met) {
        System.out.println("| " + load + " | " + aim + " | " + number(reached) + " | " + (met ? "yes" : "no") + " |");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%,.0f", value);
    }
}
