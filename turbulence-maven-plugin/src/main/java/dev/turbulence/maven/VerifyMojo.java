package dev.turbulence.maven;

import dev.turbulence.report.RunReport;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunNotFoundException;
import dev.turbulence.storage.RunsDirectory;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Judges the stored run and fails the build when a condition of {@code failOn} is true, or when there is no run to judge
 * by. Reads only; says the same each time.
 *
 * <p>Bound to a phase it judges every run that this build made of the module, and nothing older. Called from the command
 * line it judges the latest run.
 */
@Mojo(name = "verify", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class VerifyMojo extends AbstractGateMojo {

    /** The run to judge instead: an id under the runs' folder, the path of a run's folder, or {@code latest}. */
    @Parameter(property = "turbulence.run")
    String run;

    /** The folder that holds the reports, for a word on where that of the run lies. Default: as with {@code report}. */
    @Parameter(property = "turbulence.reportsDirectory")
    File reportsDirectory;

    /** Skips this goal. */
    @Parameter(property = "turbulence.verify.skip", defaultValue = "false")
    boolean skipVerify;

    @Override
    Optional<String> skipReason() {
        if (skipVerify) {
            return Optional.of("turbulence.verify.skip is set");
        }
        Optional<String> reason = super.skipReason();
        return reason.isPresent() || run != null
                ? reason
                : buildRecord()
                        .skipReason()
                        .map(why -> "there is no run to judge, turbulence:run was skipped (" + why + ")");
    }

    @Override
    void perform() throws MojoExecutionException, MojoFailureException {
        Judge judge = new Judge(getLog(), gate(), testFailureIgnore);
        for (RunDirectory toJudge : runsToJudge()) {
            judge.judge(toJudge, RunReport.in(reportFolder(toJudge)));
        }
        Optional<MojoExecutionException> reportError = buildRecord().reportError();
        if (reportError.isPresent()) {
            throw reportError.get();
        }
    }

    private Path reportFolder(RunDirectory toJudge) {
        return reportsDirectory == null
                ? ReportFolder.beside(toJudge.path().getParent(), toJudge)
                : reportsDirectory.toPath().resolve(toJudge.runId());
    }

    private List<RunDirectory> runsToJudge() throws MojoExecutionException, MojoFailureException {
        try {
            if (run != null) {
                return List.of(runs().find(run));
            }
            Optional<MojoExecutionException> fatalError = buildRecord().fatalError();
            if (fatalError.isPresent()) {
                throw fatalError.get();
            }
            List<RunDirectory> made = buildRecord().runs();
            if (!made.isEmpty()) {
                return made;
            }
            if (calledFromCommandLine()) {
                return List.of(runs().find(RunsDirectory.LATEST));
            }
        } catch (RunNotFoundException e) {
            throw new MojoFailureException(e.getMessage(), e);
        }
        throw new MojoFailureException("No run was made in this build, so there is nothing to judge: is turbulence:run"
                + " bound before turbulence:verify?" + staleRuns());
    }

    private String staleRuns() {
        List<RunDirectory> stale = runs().list();
        if (stale.isEmpty()) {
            return "";
        }
        String latest = stale.get(stale.size() - 1).runId();
        return " The runs in " + runs().path() + " are of earlier builds. To judge the latest of them all the same:"
                + " mvn turbulence:verify -Dturbulence.run=" + latest;
    }
}
