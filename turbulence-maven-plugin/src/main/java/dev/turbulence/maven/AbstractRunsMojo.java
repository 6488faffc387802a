package dev.turbulence.maven;

import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunNotFoundException;
import dev.turbulence.storage.RunsDirectory;
import dev.turbulence.storage.StoredRun;
import java.io.File;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
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
     * The run to work on: an id under the runs' folder, the path of a run's folder, or {@code latest}. Default: for
     * migrate and export all runs that still need it, for query, compare and replay the latest, for report the latest of each
     * module or, bound to a phase, all that the build made of the module.
     */
    @Parameter(property = "turbulence.run")
    String run;

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

    /** The folder that holds the runs of the current module, or of the current folder when there is no POM. */
    final Path defaultRunsDirectory() {
        return buildDirectory(project).resolve(DEFAULT_RUNS);
    }

    /** The folder of the module whose run it is; for a run that lies elsewhere that of the current module. */
    final RunsDirectory runsOf(RunDirectory directory) {
        Path parent = directory.path().getParent();
        return runsDirectories().stream()
                .filter(known -> known.path().equals(parent))
                .findFirst()
                .orElseGet(() -> new RunsDirectory(defaultRunsDirectory()));
    }

    /** The run that is named. */
    final RunDirectory namedRun() {
        return found(run).get(0);
    }

    /** The latest run of each module that has any. */
    final List<RunDirectory> latestRuns() {
        return found(RunsDirectory.LATEST);
    }

    /** The latest run; of several modules' latest runs the one that started last. */
    final RunDirectory latestRun() {
        List<RunDirectory> latest = latestRuns();
        return latest.size() == 1 ? latest.get(0) : Collections.max(latest, Comparator.comparing(this::startOf));
    }

    private Instant startOf(RunDirectory directory) {
        try (StoredRun stored = StoredRun.open(directory.path())) {
            Instant start = stored.manifest().startedAt();
            return start == null ? Instant.MIN : start;
        }
    }

    /** At least one run, in the order of the modules. */
    private List<RunDirectory> found(String wanted) {
        List<RunDirectory> found = new ArrayList<>();
        List<String> misses = new ArrayList<>();
        for (RunsDirectory runs : runsDirectories()) {
            try {
                found.add(runs.find(wanted));
            } catch (RunNotFoundException e) {
                misses.add(e.getMessage());
            }
        }
        if (found.isEmpty()) {
            throw new RunNotFoundException(String.join(System.lineSeparator(), misses));
        }
        return found;
    }

    /** The module whose run it is; for a run that lies elsewhere the current one. */
    final MavenProject moduleOf(RunDirectory directory) {
        return session.getProjects().stream()
                .filter(module ->
                        directory.path().startsWith(buildDirectory(module).resolve(DEFAULT_RUNS)))
                .findFirst()
                .orElse(project);
    }

    /** The folder a module builds into; without a POM, Maven leaves its placeholders in the path. */
    final Path buildDirectory(MavenProject module) {
        if (module.getFile() == null) {
            return Path.of(session.getExecutionRootDirectory()).resolve("target");
        }
        return Path.of(module.getBuild().getDirectory());
    }
}
