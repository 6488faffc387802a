package dev.turbulence.maven;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;

/**
 * Counts, over one build, the modules that a goal found no files in: called from the command line, a goal that came to
 * nothing in every one of them must not look like success.
 */
final class ModulesWithoutSut {

    private static final String KEY = ModulesWithoutSut.class.getName();

    private ModulesWithoutSut() {}

    /**
     * @param done what was not done for lack of files
     * @param sut the place that was looked at
     * @throws MojoExecutionException if this was the last module, none had anything, and a person called the goal
     */
    static void add(MavenSession session, AbstractTurbulenceMojo mojo, String done, Path sut)
            throws MojoExecutionException {
        Map<String, Object> context = session.getPluginContext(
                mojo.mojoExecution.getMojoDescriptor().getPluginDescriptor(), session.getTopLevelProject());
        AtomicInteger modules = (AtomicInteger) context.computeIfAbsent(KEY + " " + done, key -> new AtomicInteger());
        if (modules.incrementAndGet() == session.getProjects().size() && mojo.calledFromCommandLine()) {
            throw new MojoExecutionException("Nothing was " + done + ": there is no SUT file at " + sut
                    + (session.getProjects().size() > 1 ? ", nor at that place in any other module" : "")
                    + ". Write one, or name yours with -Dturbulence.sut=<file> -Dturbulence.scenarios=<folder>");
        }
    }
}
