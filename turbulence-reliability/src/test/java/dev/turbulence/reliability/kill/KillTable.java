package dev.turbulence.reliability.kill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What came of many kills, for people: printed, and kept as a file beside the build. */
final class KillTable {

    private static final String ROW = "%-16s %6s %22s %30s %8s %13s %12s %12s %12s%n";

    private final String what;
    private final Map<Moment.Phase, Integer> kills = new TreeMap<>();
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private int files;
    private long acknowledged;
    private long lost;
    private long lostBeyond;
    private Duration oldestLost = Duration.ZERO;

    KillTable(String what) {
        this.what = what;
    }

    void killed(Moment.Phase phase) {
        kills.merge(phase, 1, Integer::sum);
    }

    void found(String outcome) {
        outcomes.merge(outcome, 1, Integer::sum);
    }

    void checked(int more) {
        files += more;
    }

    void acknowledged(long records) {
        acknowledged += records;
    }

    /** @param allowed whether the storage says that such a record may be lost */
    void lost(Duration age, boolean allowed) {
        lost++;
        oldestLost = age.compareTo(oldestLost) > 0 ? age : oldestLost;
        if (!allowed) {
            lostBeyond++;
        }
    }

    long lostBeyond() {
        return lostBeyond;
    }

    private String text() {
        return String.format(
                        Locale.ROOT,
                        ROW,
                        "killed",
                        "kills",
                        "aimed at",
                        "found",
                        "files",
                        "acknowledged",
                        "lost within",
                        "oldest lost",
                        "lost beyond")
                + String.format(
                        Locale.ROOT,
                        ROW,
                        what,
                        kills.values().stream().mapToInt(Integer::intValue).sum(),
                        inWords(kills),
                        inWords(outcomes),
                        files,
                        acknowledged,
                        lost - lostBeyond,
                        lost == 0 ? "-" : oldestLost.toMillis() + " ms",
                        lostBeyond);
    }

    private static String inWords(Map<?, Integer> counts) {
        StringBuilder words = new StringBuilder();
        counts.forEach((key, count) -> words.append(words.isEmpty() ? "" : ", ")
                .append(count)
                .append(' ')
                .append(key.toString().toLowerCase(Locale.ROOT)));
        return words.toString();
    }

    @Override
    public String toString() {
        return what;
    }

    /** Prints it. */
    void print() {
        System.out.print(text());
    }

    /** Writes it into a folder, to be looked at before all is done. */
    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("killed-" + what.replace(' ', '-') + ".txt"), text());
    }
}
