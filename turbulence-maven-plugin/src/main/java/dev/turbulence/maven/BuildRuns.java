package dev.turbulence.maven;

import dev.turbulence.maven.ModuleRuns.Kind;
import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunsDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;

/**
 * Finds the runs of all modules of a build. Once {@code run} was called in this build, for whichever module, only runs of
 * this build count, and nothing older; when a goal is called on its own, the latest run of each module does.
 */
final class BuildRuns {

    private final MavenSession session;
    private final RunsFolders folders;
    private final ModuleOrder order;
    private final Map<MavenProject, BuildRecord> records = new HashMap<>();

    /** @param order whether modules are built before they are looked at; null for a goal that is called after all of them */
    BuildRuns(MavenSession session, PluginDescriptor plugin, RunsFolders folders, ModuleOrder order)
            throws MojoExecutionException {
        this.session = session;
        this.folders = folders;
        this.order = order;
        for (MavenProject module : session.getProjects()) {
            records.put(module, record(plugin, module));
        }
    }

    private BuildRecord record(PluginDescriptor plugin, MavenProject module) throws MojoExecutionException {
        try {
            return BuildRecord.in(session.getPluginContext(plugin, module));
        } catch (ClassCastException e) {
            throw new MojoExecutionException(
                    "Module " + name(module) + " loads the plugin anew, so that what this build made there cannot be"
                            + " seen: give " + BoundGoals.PLUGIN_KEY + " the same dependencies in all modules",
                    e);
        }
    }

    /** What kept a run of this build from being carried through. */
    Optional<MojoExecutionException> fatalError() {
        return records.values().stream()
                .flatMap(record -> record.fatalError().stream())
                .findFirst();
    }

    /** The modules that have a run, should have one, or were left out, in the order of the build. */
    List<ModuleRuns> modules() throws MojoExecutionException {
        boolean ofThisBuild = order != null || records.values().stream().anyMatch(BuildRecord::knowsAnything);
        List<ModuleRuns> found = new ArrayList<>();
        for (MavenProject module : session.getAllProjects()) {
            Optional<ModuleRuns> runs = !records.containsKey(module)
                    ? leftOut(module)
                    : ofThisBuild ? madeByThisBuild(module) : latest(module);
            runs.ifPresent(found::add);
        }
        refuseSharedFolders(ofThisBuild ? List.of() : found);
        return found;
    }

    private Optional<ModuleRuns> leftOut(MavenProject module) {
        return none(module, Kind.LEFT_OUT, "It is not in this build, which was called for some modules only.");
    }

    private Optional<ModuleRuns> madeByThisBuild(MavenProject module) {
        BuildRecord record = records.get(module);
        Optional<String> tooEarly = order == null ? Optional.empty() : order.problemWith(module, name(module));
        if (tooEarly.isPresent() && !record.runs().isEmpty()) {
            return Optional.of(ModuleRuns.none(module, name(module), Kind.MISSING, tooEarly.get()));
        }
        if (tooEarly.isPresent()) {
            return none(module, Kind.MISSING, tooEarly.get());
        }
        if (!record.runs().isEmpty()) {
            return Optional.of(ModuleRuns.made(module, name(module), record.runs()));
        }
        if (record.skipReason().isPresent()) {
            return none(
                    module,
                    Kind.SKIPPED,
                    "turbulence:run was skipped: " + record.skipReason().get());
        }
        String older = folders.of(module).list().isEmpty()
                ? ""
                : " The runs in " + folders.of(module).path() + " are of earlier builds.";
        return none(module, Kind.MISSING, "This build made no run of it: is turbulence:run bound there?" + older);
    }

    private Optional<ModuleRuns> latest(MavenProject module) {
        RunsDirectory folder = folders.of(module);
        if (folder.list().isEmpty()) {
            return none(
                    module,
                    Kind.MISSING,
                    "There is no run in " + folder.path() + ". Make one with: mvn turbulence:run -pl :"
                            + module.getArtifactId());
        }
        RunDirectory latest = folder.find(RunsDirectory.LATEST);
        return Optional.of(ModuleRuns.made(module, name(module), List.of(latest)));
    }

    /** A module without scenarios has nothing to show, and need not. */
    private Optional<ModuleRuns> none(MavenProject module, Kind kind, String reason) {
        ModulePom pom = new ModulePom(module);
        boolean without = ScenarioFiles.of(session, module, pom.file("sut"), pom.file("scenarios"), null)
                .areAbsent();
        return without ? Optional.empty() : Optional.of(ModuleRuns.none(module, name(module), kind, reason));
    }

    private static void refuseSharedFolders(List<ModuleRuns> modules) throws MojoExecutionException {
        Map<Path, String> owners = new HashMap<>();
        for (ModuleRuns module : modules) {
            for (RunDirectory run : module.runs()) {
                String other = owners.put(run.path(), module.name());
                if (other != null) {
                    throw new MojoExecutionException("The latest run of " + other + " and of " + module.name()
                            + " is one and the same, " + run + ": they share a folder of runs. Give each module its own"
                            + " runsDirectory");
                }
            }
        }
    }

    /** The artifact's id, with the group's where modules share it. */
    private String name(MavenProject module) {
        long alike = session.getAllProjects().stream()
                .filter(other -> other.getArtifactId().equals(module.getArtifactId()))
                .count();
        return alike == 1 ? module.getArtifactId() : module.getGroupId() + ":" + module.getArtifactId();
    }
}
