package dev.turbulence.report;

import dev.turbulence.report.internal.WholeFile;
import dev.turbulence.report.internal.aggregate.AggregateDigest;
import dev.turbulence.report.internal.aggregate.ModuleDigest;
import dev.turbulence.report.internal.aggregate.ModuleDigest.Outcome;
import dev.turbulence.report.internal.html.AggregatePage;
import dev.turbulence.report.internal.junit.AggregateXml;
import dev.turbulence.report.internal.markdown.AggregateMarkdown;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The runs of several modules on one page and under one gate: each run is judged on its own, and the whole has passed when
 * every one of them did. A module that should have a run and has none loses the whole. Immutable.
 */
public final class AggregateReport {

    private final AggregateDigest digest;

    private AggregateReport(AggregateDigest digest) {
        this.digest = digest;
    }

    /** Takes the modules one by one. */
    public static final class Builder {

        private final List<ModuleDigest> modules = new ArrayList<>();

        /**
         * A run of a module; a module may have several.
         *
         * @param folder where the run's own report lies, for the page to lead there; nothing need be there
         */
        public Builder judged(String module, RunReport report, Path folder) {
            modules.add(ModuleDigest.judged(
                    module, report.digest(), RunReport.in(folder).orElse(null)));
            return this;
        }

        /**
         * A module that should have a run and has none that can be judged, which loses the whole.
         *
         * @param why in a sentence, with what to do about it
         */
        public Builder withoutEvidence(String module, String why) {
            modules.add(new ModuleDigest(module, Outcome.NO_EVIDENCE, null, null, why));
            return this;
        }

        /** A module that was left out on purpose. */
        public Builder skipped(String module, String why) {
            modules.add(new ModuleDigest(module, Outcome.SKIPPED, null, null, why));
            return this;
        }

        /** The report of the modules so far. */
        public AggregateReport build() {
            return new AggregateReport(new AggregateDigest(modules));
        }
    }

    /** How many runs and modules without one are judged: all that were not skipped. */
    public long judged() {
        return digest.judged();
    }

    /** Whether there is a run, and every module that was not skipped has passed. */
    public boolean passed() {
        return digest.passed();
    }

    /** The verdict in lines that are enough to understand it, each module under its name. */
    public String message() {
        return new AggregateText(digest).message();
    }

    /** The modules in lines for a console, worst first, with the verdict above them. */
    public List<String> lines() {
        return new AggregateText(digest).lines();
    }

    /**
     * Writes the report into a folder, in place of an earlier one of the same formats. A file is there whole or not at
     * all.
     *
     * @param folder where to; made when it is missing
     * @return the file to open first
     * @throws dev.turbulence.storage.StorageException if it cannot be written
     */
    public Path write(Path folder, Set<ReportFormat> formats) {
        WholeFile.makeFolder(folder);
        if (formats.contains(ReportFormat.HTML)) {
            WholeFile.write(folder.resolve(RunReport.PAGE), out -> out.write(new AggregatePage(digest, folder).text()));
        }
        if (formats.contains(ReportFormat.JUNIT)) {
            WholeFile.write(folder.resolve(AggregateXml.FILE), out -> out.write(new AggregateXml(digest).text()));
        }
        if (formats.contains(ReportFormat.MARKDOWN)) {
            WholeFile.write(folder.resolve(RunReport.SUMMARY), out -> out.write(markdown()));
        }
        return RunReport.in(folder).orElse(folder);
    }

    /** The summary in Markdown, short enough for a pull request. */
    public String markdown() {
        return new AggregateMarkdown(digest).text();
    }

    /**
     * Adds the summary in Markdown to a file that others write to as well, such as {@code $GITHUB_STEP_SUMMARY}.
     *
     * @throws dev.turbulence.storage.StorageException if it cannot be written
     */
    public void appendMarkdown(Path file) {
        WholeFile.append(file, markdown() + "\n");
    }
}
