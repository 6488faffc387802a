package dev.turbulence.maven;

import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunNotFoundException;
import dev.turbulence.storage.RunsDirectory;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * What goals share that work on stored runs and need no project: they run once per build, look into the runs of every
 * module, and without a POM into {@code target/turbulence/runs} of the current folder, which they do not create.
 */
abstract class AbstractRunsMojo extends AbstractTurbulenceMojo {

    private static final String DEFAULT_RUNS = "turbulence/runs";

    /**
     * The folder that holds runs. Default: {@code target/turbulence/runs} of every module of the build, or of the
     * current folder when there is no POM.
     */
    @Parameter(property = "turbulence.runsDirectory")
    File runsDirectory;

    /**
     * The only run to work on: an id under the runs' folder, the path of a run's folder, or {@code latest}. Default: all
     * runs that still need it.
     */
    @Parameter(property = "turbulence.run")
    String run;

    /** Replaces what the goal made before, or what stands in its way. */
    @Parameter(property = "turbulence.overwrite", defaultValue = "false")
    boolean overwrite;

    /** The folders to look into, in the order of the modules. */
    final List<RunsDirectory> runsDirectories() {
        if (runsDirectory != null) {
            return List.of(new RunsDirectory(runsDirectory.toPath()));
        }
        Set<Path> folders = new LinkedHashSet<>();
        for (MavenProject module : session.getProjects()) {
            folders.add(buildDirectory(module).resolve(DEFAULT_RUNS));
        }
        return folders.stream().map(RunsDirectory::new).toList();
    }

    /** The run that is named. */
    final RunDirectory namedRun() {
        List<String> misses = new ArrayList<>();
        for (RunsDirectory runs : runsDirectories()) {
            try {
                return runs.find(run);
            } catch (RunNotFoundException e) {
                misses.add(e.getMessage());
            }
        }
        throw new RunNotFoundException(String.join(System.lineSeparator(), misses));
    }

    /** The folder a module builds into; without a POM, Maven leaves its placeholders in the path. */
    private Path buildDirectory(MavenProject module) {
        if (module.getFile() == null) {
            return Path.of(session.getExecutionRootDirectory()).resolve("target");
        }
        return Path.of(module.getBuild().getDirectory());
    }
}
