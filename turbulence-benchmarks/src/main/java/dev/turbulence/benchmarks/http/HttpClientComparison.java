package dev.turbulence.benchmarks.http;

import dev.turbulence.benchmarks.ChildJvm;
import dev.turbulence.benchmarks.Settings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Runs all contestants in turns, so that a noisy minute hits them all, and prints medians as a Markdown table. */
public final class HttpClientComparison {

    private static final List<String> CONTESTANTS = List.of("java.net.http", "httpclient5", "httpcore5", "turbulence");
    private static final List<String> PARALLEL = List.of("10", "50", "200");
    private static final int ROUNDS = Settings.rounds(3);

    private HttpClientComparison() {}

    /** Takes about a minute and a half per round. */
    public static void run() throws IOException {
        Map<String, List<List<Double>>> results = new LinkedHashMap<>();
        try (ChildJvm server = ChildJvm.start(JsonServer.class)) {
            String url = "http://127.0.0.1:" + server.readLine() + "/orders/1";
            for (int round = 1; round <= ROUNDS; round++) {
                for (String contestant : CONTESTANTS) {
                    System.err.println("round " + round + "/" + ROUNDS + ": " + contestant);
                    results.computeIfAbsent(contestant, name -> new ArrayList<>())
                            .add(play(contestant, url));
                }
            }
        }
        printTable(results);
    }

    private static List<Double> play(String contestant, String url) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(contestant, url));
        arguments.addAll(PARALLEL);
        List<Double> figures = new ArrayList<>();
        try (ChildJvm jvm = ChildJvm.start(ContestantMain.class, arguments.toArray(String[]::new))) {
            for (int line = 0; line <= PARALLEL.size(); line++) {
                for (String figure : jvm.readLine().split(" ")) {
                    figures.add(Double.valueOf(figure));
                }
            }
        }
        return figures;
    }

    private static void printTable(Map<String, List<List<Double>>> results) {
        StringBuilder head = new StringBuilder("| client | CPU s, first 5,000 requests |");
        StringBuilder rule = new StringBuilder("|---|---|");
        for (String parallel : PARALLEL) {
            head.append(" requests/s at ").append(parallel).append(" | CPU us/request |");
            rule.append("---|---|");
        }
        System.out.println(head);
        System.out.println(rule);
        results.forEach((contestant, rounds) -> System.out.println(row(contestant, rounds)));
    }

    private static String row(String contestant, List<List<Double>> rounds) {
        StringBuilder row = new StringBuilder("| " + contestant + " |");
        for (int column = 0; column < rounds.get(0).size(); column++) {
            row.append(String.format(Locale.ROOT, column == 0 ? " %.1f |" : " %,.0f |", median(rounds, column)));
        }
        return row.toString();
    }

    private static double median(List<List<Double>> rounds, int column) {
        double[] sorted =
                rounds.stream().mapToDouble(round -> round.get(column)).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
