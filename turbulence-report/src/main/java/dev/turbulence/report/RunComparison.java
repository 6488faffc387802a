package dev.turbulence.report;

import dev.turbulence.report.internal.WholeFile;
import dev.turbulence.report.internal.compare.Comparer;
import dev.turbulence.report.internal.compare.Comparison;
import dev.turbulence.report.internal.compare.ComparisonJson;
import dev.turbulence.report.internal.html.ComparisonPage;
import dev.turbulence.report.internal.markdown.ComparisonMarkdown;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Two stored runs side by side: a base, and the run that is compared with it. What is kept of them does not grow with
 * their number of instances. Immutable and safe for use by several threads.
 */
public final class RunComparison {

    private static final String PAGE = "index.html";
    private static final String SUMMARY = "summary.md";
    private static final String DATA = "comparison.json";

    private final Comparison comparison;

    private RunComparison(Comparison comparison) {
        this.comparison = comparison;
    }

    /**
     * Reads both runs, whatever became of them, one after the other: what grows with a run, eight bytes for each latency
     * sample among it, is kept of one at a time.
     *
     * @param base the folder of the run that is compared with
     * @param run the folder of the run that is compared
     * @throws dev.turbulence.storage.StorageException if one of them cannot be read
     */
    public static RunComparison of(Path base, Path run) {
        return new RunComparison(Comparer.compare(base, run));
    }

    /** The comparison for a terminal, without colour. */
    public List<String> lines() {
        return new ComparisonLines(comparison, ConsoleSummary.DEFAULT_WIDTH).lines();
    }

    /**
     * Writes the comparison into a folder, in place of an earlier one of the same formats. A file is there whole or not at
     * all.
     *
     * @param folder where to; made when it is missing
     * @param formats at least one
     * @return the file to open first
     * @throws dev.turbulence.storage.StorageException if it cannot be written
     */
    public Path write(Path folder, Set<ComparisonFormat> formats) {
        WholeFile.makeFolder(folder);
        if (formats.contains(ComparisonFormat.JSON)) {
            WholeFile.write(folder.resolve(DATA), out -> out.write(new ComparisonJson(comparison).text()));
        }
        if (formats.contains(ComparisonFormat.MARKDOWN)) {
            WholeFile.write(folder.resolve(SUMMARY), out -> out.write(markdown()));
        }
        if (formats.contains(ComparisonFormat.HTML)) {
            WholeFile.write(folder.resolve(PAGE), out -> out.write(new ComparisonPage(comparison).text()));
        }
        String first = formats.contains(ComparisonFormat.HTML)
                ? PAGE
                : formats.contains(ComparisonFormat.MARKDOWN) ? SUMMARY : DATA;
        return folder.resolve(first);
    }

    /** The comparison in Markdown, short enough for a pull request. */
    public String markdown() {
        return new ComparisonMarkdown(comparison).text();
    }

    /**
     * Adds the comparison in Markdown to a file that others write to as well, such as {@code $GITHUB_STEP_SUMMARY}.
     *
     * @throws dev.turbulence.storage.StorageException if it cannot be written
     */
    public void appendMarkdown(Path file) {
        WholeFile.append(file, markdown() + "\n");
    }
}
