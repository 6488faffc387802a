package dev.turbulence.maven;

import dev.turbulence.engine.config.ConfigurationException;
import dev.turbulence.storage.StorageException;
import dev.turbulence.storage.gate.GateSyntaxException;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** What all goals share: the flag that skips them, and the mapping of the libraries' exceptions. */
abstract class AbstractTurbulenceMojo extends AbstractMojo {

    /** Skips every goal of this plugin. */
    @Parameter(property = "turbulence.skip", defaultValue = "false")
    boolean skip;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    MavenSession session;

    @Parameter(defaultValue = "${project}", readonly = true)
    MavenProject project;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true)
    MojoExecution mojoExecution;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        Optional<String> reason = skip ? Optional.of("turbulence.skip is set") : skipReason();
        if (reason.isPresent()) {
            getLog().info("Skipped: " + reason.get());
            skipped(reason.get());
            return;
        }
        try {
            perform();
        } catch (StorageException | ConfigurationException | GateSyntaxException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    /** Why this goal is skipped; empty when it is not. */
    abstract Optional<String> skipReason();

    /** Told when the goal is skipped by a flag. */
    void skipped(String reason) {}

    abstract void perform() throws MojoExecutionException, MojoFailureException;

    /** A line that tells how far the goal has come until it is closed. */
    final ProgressLine progressLine(Supplier<String> line) {
        boolean person = Terminal.isInteractive(
                session.getRequest().isInteractiveMode(), session.getRequest().getDegreeOfConcurrency());
        return new ProgressLine(person ? new Terminal(System.out) : null, getLog(), line);
    }

    final boolean calledFromCommandLine() {
        return mojoExecution != null && mojoExecution.getSource() == MojoExecution.Source.CLI;
    }
}
