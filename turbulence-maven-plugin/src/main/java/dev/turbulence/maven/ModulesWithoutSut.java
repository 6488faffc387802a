package dev.turbulence.maven;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;

/**
 * Counts, over one build, the modules that {@code run} had nothing to run in: called from the command line, a run that
 * came to nothing in every one of them must not look like success.
 */
final class ModulesWithoutSut {

    private static final String KEY = ModulesWithoutSut.class.getName();

    private ModulesWithoutSut() {}

    /** @throws MojoExecutionException if this was the last module, none had anything, and a person called for a run */
    static void add(MavenSession session, RunMojo mojo) throws MojoExecutionException {
        Map<String, Object> context = session.getPluginContext(
                mojo.mojoExecution.getMojoDescriptor().getPluginDescriptor(), session.getTopLevelProject());
        AtomicInteger modules = (AtomicInteger) context.computeIfAbsent(KEY, key -> new AtomicInteger());
        if (modules.incrementAndGet() == session.getProjects().size() && mojo.calledFromCommandLine()) {
            throw new MojoExecutionException("Nothing was run: there is no SUT file at " + mojo.sut
                    + (session.getProjects().size() > 1 ? ", nor at that place in any other module" : "")
                    + ". Write one, or name yours with -Dturbulence.sut=<file> -Dturbulence.scenarios=<folder>");
        }
    }
}
