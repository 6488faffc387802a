package dev.turbulence.maven;

import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunsDirectory;
import dev.turbulence.storage.transfer.Migration;
import dev.turbulence.storage.transfer.MigrationReport;
import dev.turbulence.storage.transfer.OnMalformed;
import dev.turbulence.storage.transfer.TransferOfAllReport;
import dev.turbulence.storage.transfer.TransferProgress;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Makes a {@code turbulence.db} beside the JSON lines of a run, which stay as they are: of the run that is named, or of
 * every run that has none yet.
 */
@Mojo(name = "migrate", requiresProject = false, aggregator = true, threadSafe = true)
public final class MigrateMojo extends AbstractTransferMojo<MigrationReport> {

    /** What happens with a line that is not a record: {@code fail}, or {@code skip} it and report it. */
    @Parameter(property = "turbulence.onMalformed", defaultValue = "fail")
    String onMalformed;

    /** Skips this goal. */
    @Parameter(property = "turbulence.migrate.skip", defaultValue = "false")
    boolean skipMigrate;

    @Override
    Optional<String> skipReason() {
        return skipMigrate ? Optional.of("turbulence.migrate.skip is set") : Optional.empty();
    }

    @Override
    MigrationReport transfer(RunDirectory run, TransferProgress.Listener listener) throws MojoExecutionException {
        return Migration.of(run)
                .overwrite(overwrite)
                .incomplete(incomplete)
                .onMalformed(choice())
                .onProgress(listener)
                .run();
    }

    @Override
    TransferOfAllReport<MigrationReport> transferAll(RunsDirectory runs, TransferProgress.Listener listener)
            throws MojoExecutionException {
        return Migration.ofAll(runs)
                .overwrite(overwrite)
                .incomplete(incomplete)
                .onMalformed(choice())
                .onProgress(listener)
                .run();
    }

    @Override
    String nothingToDo() {
        return "Nothing to migrate: there is no run without a database";
    }

    private OnMalformed choice() throws MojoExecutionException {
        try {
            return OnMalformed.parse(onMalformed);
        } catch (IllegalArgumentException e) {
            throw new MojoExecutionException("turbulence.onMalformed: " + e.getMessage(), e);
        }
    }

    @Override
    void report(MigrationReport report) {
        report.warnings().forEach(getLog()::warn);
        report.skipped().forEach(line -> getLog().warn("Left out: " + line));
        if (report.skippedCount() > report.skipped().size()) {
            getLog().warn("Left out: " + report.skippedCount() + " lines in all");
        }
        getLog().info("Migrated " + report.run().runId() + " to " + report.database() + ": "
                + counts(
                        report.instances(),
                        report.steps(),
                        report.assertions(),
                        report.bytesRead(),
                        report.duration()));
    }
}
