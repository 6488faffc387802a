package dev.turbulence.maven;

import dev.turbulence.storage.RunsDirectory;
import java.nio.file.Path;
import org.apache.maven.project.MavenProject;

/**
 * Where each module keeps its runs: where its POM says, else at the place below its build folder that the folder of the
 * current module has below that one's.
 *
 * @param current the current module
 * @param own the folder of the current module's runs
 */
record RunsFolders(MavenProject current, Path own) {

    RunsDirectory of(MavenProject module) {
        return new RunsDirectory(new ModulePom(module).path("runsDirectory").orElseGet(() -> atTheSamePlace(module)));
    }

    private Path atTheSamePlace(MavenProject module) {
        Path build = Path.of(current.getBuild().getDirectory()).toAbsolutePath();
        Path folder = own.toAbsolutePath();
        return folder.startsWith(build)
                ? Path.of(module.getBuild().getDirectory()).resolve(build.relativize(folder))
                : folder;
    }
}
