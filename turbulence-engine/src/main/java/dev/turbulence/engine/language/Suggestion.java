package dev.turbulence.engine.language;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds what somebody probably meant. */
public final class Suggestion {
    private static final int FAR = 2;
    private static final int MOST_LISTED = 20;
    private static final int SHORTEST = 3;

    private Suggestion() {}

    /** {@code ; did you mean `x`?} where a known word is near, else the list of them all. */
    public static String among(Collection<String> known, String word) {
        return known.stream()
                .filter(candidate -> isNear(candidate, word))
                .min(Comparator.comparingInt(candidate -> distance(candidate, word)))
                .map(nearest -> "; did you mean `" + nearest + "`?")
                .orElseGet(() -> known.isEmpty() ? "; there are none" : "; there are: " + String.join(", ", known));
    }

    /** {@code ; there are: x, y} with every known word, the nearest first; of very many only the nearest. */
    public static String nearestFirst(Collection<String> known, String word) {
        if (known.isEmpty()) {
            return "; there are none";
        }
        List<String> sorted = known.stream()
                .sorted(Comparator.comparingInt((String candidate) -> distance(candidate, word))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST_LISTED)
                .toList();
        int more = known.size() - sorted.size();
        return "; there are: " + String.join(", ", sorted) + (more > 0 ? " and " + more + " more" : "");
    }

    private static boolean isNear(String candidate, String word) {
        String a = normalise(candidate);
        String b = normalise(word);
        boolean shortened = Math.min(a.length(), b.length()) >= SHORTEST && (a.startsWith(b) || b.startsWith(a));
        return shortened || distance(candidate, word) <= Math.min(FAR, word.length() / 2);
    }

    /** Insertions, deletions and replacements from one word to the other, case and dashes not counted. */
    private static int distance(String left, String right) {
        String a = normalise(left);
        String b = normalise(right);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }

    private static String normalise(String word) {
        return word.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }
}
