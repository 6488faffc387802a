package dev.turbulence.report;

import dev.turbulence.report.internal.WholeFile;
import dev.turbulence.report.internal.digest.RunDigest;
import dev.turbulence.report.internal.digest.RunDigestReader;
import dev.turbulence.report.internal.html.HtmlPage;
import dev.turbulence.report.internal.junit.JUnitXml;
import dev.turbulence.report.internal.markdown.MarkdownSummary;
import dev.turbulence.storage.StorageException;
import dev.turbulence.storage.StoredRun;
import dev.turbulence.storage.gate.Gate;
import dev.turbulence.storage.gate.Verdict;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The reports of a stored run. The run is read once, when this is made: while it is read, eight bytes are kept for each
 * latency sample and each instance; what is kept of it then does not grow with the run. Immutable and safe for use by
 * several threads.
 */
public final class RunReport {

    /** How many instances are shown step by step when nobody says otherwise. */
    public static final int DEFAULT_DETAILED_INSTANCES = 30;

    static final String PAGE = "index.html";
    static final String SUMMARY = "summary.md";

    private final RunDigest digest;

    private RunReport(RunDigest digest) {
        this.digest = digest;
    }

    /**
     * Reads and judges a run, whatever became of it.
     *
     * @param run the run; not needed any more when this returns
     * @param gate what it is judged by
     * @param detailedInstances how many instances are shown step by step, 0 or more
     * @throws dev.turbulence.storage.StorageException if the run cannot be read
     */
    public static RunReport of(StoredRun run, Gate gate, int detailedInstances) {
        if (detailedInstances < 0) {
            throw new IllegalArgumentException("instances shown step by step: 0 or more, not " + detailedInstances);
        }
        return new RunReport(RunDigestReader.read(run, gate, detailedInstances));
    }

    RunDigest digest() {
        return digest;
    }

    /** What the gate says of the run. */
    public Verdict verdict() {
        return digest.verdict();
    }

    /**
     * Writes the report into a folder, in place of an earlier one of the same formats. A file is there whole or not at
     * all.
     *
     * @param folder where to; made when it is missing
     * @return the file to open first
     * @throws StorageException if it cannot be written
     */
    public Path write(Path folder, Set<ReportFormat> formats) {
        WholeFile.makeFolder(folder);
        if (formats.contains(ReportFormat.JUNIT)) {
            deleteEarlierSuites(folder);
        }
        if (formats.contains(ReportFormat.HTML)) {
            WholeFile.write(folder.resolve(PAGE), out -> out.write(new HtmlPage(digest).text()));
        }
        if (formats.contains(ReportFormat.JUNIT)) {
            new JUnitXml(digest)
                    .files()
                    .forEach((name, text) -> WholeFile.write(folder.resolve(name), out -> out.write(text)));
        }
        if (formats.contains(ReportFormat.MARKDOWN)) {
            WholeFile.write(folder.resolve(SUMMARY), out -> out.write(markdown()));
        }
        return in(folder).orElse(folder);
    }

    /** The file of a report to open first; empty when there is no report in the folder. */
    public static Optional<Path> in(Path folder) {
        return Stream.of(PAGE, SUMMARY)
                .map(folder::resolve)
                .filter(Files::exists)
                .findFirst();
    }

    /** An earlier report may have had others. */
    private static void deleteEarlierSuites(Path folder) {
        List<Path> earlier = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, JUnitXml.FILE_PREFIX + "*.xml")) {
            files.forEach(earlier::add);
            for (Path file : earlier) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw StorageException.of("Cannot remove an earlier report from " + folder, e);
        }
    }

    /** What matters of the run, for a page that somebody else draws: the gate first. */
    public List<ReportPart> parts() {
        return new ReportParts(digest).list();
    }

    /** The summary in Markdown, short enough for a pull request. */
    public String markdown() {
        return new MarkdownSummary(digest).text();
    }

    /**
     * Adds the summary in Markdown to a file that others write to as well, such as {@code $GITHUB_STEP_SUMMARY}.
     *
     * @throws StorageException if it cannot be written
     */
    public void appendMarkdown(Path file) {
        WholeFile.append(file, markdown() + "\n");
    }
}
