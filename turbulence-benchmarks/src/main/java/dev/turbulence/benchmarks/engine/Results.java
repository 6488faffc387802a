package dev.turbulence.benchmarks.engine;

import dev.turbulence.benchmarks.Medians;
import dev.turbulence.benchmarks.engine.tools.Turn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The turns of tools that had the same load. */
final class Results {

    private final Map<String, List<Turn>> turns = new LinkedHashMap<>();
    private final String ours;

    /** @param ours the name of the tool that the others stand against */
    Results(String ours) {
        this.ours = ours;
    }

    void add(String tool, Turn turn) {
        turns.computeIfAbsent(tool, name -> new ArrayList<>()).add(turn);
    }

    boolean has(String tool) {
        return turns.containsKey(tool);
    }

    double median(String tool, ToDoubleFunction<Turn> figure) {
        return Medians.of(turns.get(tool).stream().map(figure::applyAsDouble).toList());
    }

    /** Of the medians. */
    double ratio(String tool, String other, ToDoubleFunction<Turn> figure) {
        return median(tool, figure) / median(other, figure);
    }

    static void printHead() {
        System.out.println("| at once | tool | requests/s | against ours | CPU us/request | against ours"
                + " | s to first request | peak memory, MB |\n|---|---|---|---|---|---|---|---|");
    }

    /** A row for each tool. */
    void print(String load) {
        for (String tool : turns.keySet()) {
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %,.0f | %s | %.0f | %s | %.1f | %.0f |%n",
                    load,
                    tool,
                    median(tool, Turn::requestsPerSecond),
                    againstOurs(tool, Turn::requestsPerSecond),
                    median(tool, Turn::cpuMicros),
                    againstOurs(tool, Turn::cpuMicros),
                    median(tool, Turn::firstRequestSeconds),
                    median(tool, Turn::peakMegabytes));
        }
    }

    private String againstOurs(String tool, ToDoubleFunction<Turn> figure) {
        return has(ours) ? String.format(Locale.ROOT, "%.2f", ratio(tool, ours, figure)) : "-";
    }
}
