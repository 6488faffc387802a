package dev.turbulence.engine.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * A SUT and the scenarios that are played on it.
 *
 * @param sut the SUT, its profile applied
 * @param scenarios in load order, at least one
 */
public record ScenarioSet(SutConfig sut, List<Scenario> scenarios) {
    public ScenarioSet {
        scenarios = List.copyOf(scenarios);
    }

    /**
     * Reads a SUT file and every {@code *.yaml}, then {@code *.yml}, of a folder, sorted by name.
     *
     * @param sutFile the SUT file
     * @param scenariosFolder the folder, which is not searched recursively
     * @param environment what {@code {{env.NAME}}} stands for
     * @param profile the profile to apply; null for the file's {@code default_profile}
     * @throws ConfigurationException when anything is wrong with any of the files, with all there is to say
     */
    public static ScenarioSet load(
            Path sutFile, Path scenariosFolder, Map<String, String> environment, String profile) {
        throw new UnsupportedOperationException();
    }

    /**
     * The scenario that an instance plays: the same for the same seed, whatever the parallelism.
     *
     * @param seed the run's seed
     * @param instanceIndex the instance's number, from 0
     */
    public Scenario pick(long seed, long instanceIndex) {
        throw new UnsupportedOperationException();
    }

    /** The ids of all scenarios. */
    public SortedSet<String> scenarioIds() {
        throw new UnsupportedOperationException();
    }

    /** The names of all actions of all scenarios. */
    public SortedSet<String> stepNames() {
        throw new UnsupportedOperationException();
    }

    /** The names of all services of the SUT. */
    public SortedSet<String> serviceNames() {
        throw new UnsupportedOperationException();
    }

    /** The names of all assertions, inline and final, of all scenarios. */
    public SortedSet<String> assertionNames() {
        throw new UnsupportedOperationException();
    }
}
