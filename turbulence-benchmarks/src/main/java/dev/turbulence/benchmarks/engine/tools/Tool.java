package dev.turbulence.benchmarks.engine.tools;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A load tool that records what it does as it does by default. */
public interface Tool {

    /** As the table calls it. */
    String name();

    /** The command that puts the load on the service and leaves its records in the folder, where it is started. */
    List<String> command(Load load, Path folder) throws IOException;

    /**
     * Looks into the tool's own records.
     *
     * @param output what it printed
     * @throws IOException when they say that anything failed or is missing
     */
    void check(Load load, Path folder, Path output) throws IOException;
}
