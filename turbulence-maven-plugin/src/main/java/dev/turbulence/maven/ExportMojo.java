package dev.turbulence.maven;

import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunsDirectory;
import dev.turbulence.storage.transfer.Export;
import dev.turbulence.storage.transfer.ExportReport;
import dev.turbulence.storage.transfer.TransferOfAllReport;
import dev.turbulence.storage.transfer.TransferProgress;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Makes JSON lines beside the {@code turbulence.db} of a run, which stays as it is: of the run that is named, or of every
 * run that has none yet.
 */
@Mojo(name = "export", requiresProject = false, aggregator = true, threadSafe = true)
public final class ExportMojo extends AbstractTransferMojo<ExportReport> {

    /** Skips this goal. */
    @Parameter(property = "turbulence.export.skip", defaultValue = "false")
    boolean skipExport;

    @Override
    Optional<String> skipReason() {
        return skipExport ? Optional.of("turbulence.export.skip is set") : Optional.empty();
    }

    @Override
    ExportReport transfer(RunDirectory run, TransferProgress.Listener listener) {
        return Export.of(run)
                .overwrite(overwrite)
                .incomplete(incomplete)
                .onProgress(listener)
                .run();
    }

    @Override
    TransferOfAllReport<ExportReport> transferAll(RunsDirectory runs, TransferProgress.Listener listener) {
        return Export.ofAll(runs)
                .overwrite(overwrite)
                .incomplete(incomplete)
                .onProgress(listener)
                .run();
    }

    @Override
    String nothingToDo() {
        return "Nothing to export: there is no run without JSON lines";
    }

    @Override
    void report(ExportReport report) {
        report.warnings().forEach(getLog()::warn);
        getLog().info("Exported " + report.run().runId() + " to " + report.run() + ": "
                + counts(
                        report.instances(),
                        report.steps(),
                        report.assertions(),
                        report.bytesWritten(),
                        report.duration()));
    }
}
