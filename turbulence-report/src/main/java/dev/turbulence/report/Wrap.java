package dev.turbulence.report;

import dev.turbulence.report.internal.Cells;
import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines between words; a word that is longer than a line keeps a line of its own. */
final class Wrap {

    private Wrap() {}

    static List<String> words(String text, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (line.length() > 0 && Cells.width(line.toString()) + 1 + Cells.width(word) > columns) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
