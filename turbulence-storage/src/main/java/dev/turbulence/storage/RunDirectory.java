package dev.turbulence.storage;

import java.nio.file.Path;

/**
 * Where things lie in a run's folder.
 *
 * @param path the folder itself; its name is the run's id
 */
public record RunDirectory(Path path) {

    public RunDirectory {
        path = path.toAbsolutePath().normalize();
    }

    public String runId() {
        return path.getFileName().toString();
    }

    public Path manifest() {
        return path.resolve("manifest.json");
    }

    public Path instances() {
        return path.resolve("instances.jsonl");
    }

    public Path steps() {
        return path.resolve("steps.jsonl");
    }

    public Path assertions() {
        return path.resolve("assertions.jsonl");
    }

    public Path database() {
        return path.resolve("turbulence.db");
    }

    public Path summary() {
        return path.resolve("summary.json");
    }

    /** Locked by the operating system for as long as the run is being written; a dead writer's lock is free. */
    public Path lock() {
        return path.resolve("run.lock");
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
