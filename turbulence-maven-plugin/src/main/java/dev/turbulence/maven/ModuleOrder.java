package dev.turbulence.maven;

import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * Whether the modules of a build are built before the one that looks at their runs. Only a dependency makes sure of that;
 * without one, the order is that of the POM, and in a parallel build there is none.
 *
 * @param current the module that looks
 */
record ModuleOrder(MavenSession session, MavenProject current) {

    /** What is wrong with looking at a module's run by now; empty when it is there, if it was to be made. */
    Optional<String> problemWith(MavenProject module, String name) {
        if (module.equals(current) || upstream().contains(module)) {
            return Optional.empty();
        }
        List<MavenProject> all = session.getProjects();
        boolean parallel = session.getRequest().getDegreeOfConcurrency() > 1;
        if (!parallel && all.indexOf(module) < all.indexOf(current)) {
            return Optional.empty();
        }
        return Optional.of("turbulence:report-aggregate is bound in " + current.getArtifactId() + ", which is "
                + (parallel ? "built at the same time as " : "built before ") + name
                + ". Bind it in a module that depends on " + name + " and the others, or call it after the build:"
                + " mvn verify turbulence:report-aggregate");
    }

    private List<MavenProject> upstream() {
        return session.getProjectDependencyGraph().getUpstreamProjects(current, true);
    }
}
