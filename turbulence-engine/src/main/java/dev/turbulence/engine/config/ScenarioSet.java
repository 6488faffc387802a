package dev.turbulence.engine.config;

import dev.turbulence.engine.language.Suggestion;
import dev.turbulence.engine.random.PythonRandom;
import dev.turbulence.engine.redaction.SecretRules;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A SUT and the scenarios that are played on it.
 *
 * @param sut the SUT, its profile applied
 * @param scenarios in load order, at least one
 * @param policies what decides, may be empty
 * @param secrets what must not be stored or printed
 */
public record ScenarioSet(SutConfig sut, List<Scenario> scenarios, Policies policies, Secrets secrets) {
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
        return load(sutFile, scenariosFolder, null, environment, SecretRules.DEFAULT, profile);
    }

    /**
     * Reads a SUT file, a folder of scenarios, and the policies that their {@code decide} actions ask.
     *
     * @param sutFile the SUT file
     * @param scenariosFolder the folder, which is not searched recursively
     * @param policiesFile the policies file; null for none
     * @param environment what {@code {{env.NAME}}} stands for
     * @param rules what is secret
     * @param profile the profile to apply; null for the file's {@code default_profile}
     * @throws ConfigurationException when anything is wrong with any of the files, with all there is to say
     */
    public static ScenarioSet load(
            Path sutFile,
            Path scenariosFolder,
            Path policiesFile,
            Map<String, String> environment,
            SecretRules rules,
            String profile) {
        return new ScenarioSetLoader(new Environment(environment, rules))
                .load(sutFile, scenariosFolder, policiesFile, profile);
    }

    /**
     * The same with one of the scenarios.
     *
     * @throws IllegalArgumentException if there is none with this id
     */
    public ScenarioSet only(String scenarioId) {
        Scenario only = scenarios.stream()
                .filter(scenario -> scenario.id().equals(scenarioId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no scenario `" + scenarioId + "`"
                        + Suggestion.nearestFirst(scenarioIds(), scenarioId)));
        return new ScenarioSet(sut, List.of(only), policies, secrets);
    }

    /**
     * The scenario that an instance plays: the same for the same seed, whatever the parallelism.
     *
     * @param seed the run's seed
     * @param instanceIndex the instance's number, from 0
     */
    public Scenario pick(long seed, long instanceIndex) {
        if (scenarios.size() == 1) {
            return scenarios.get(0); // whatever the generator says, which costs more to make than all else here
        }
        return PythonRandom.ofInstance(seed, instanceIndex).choice(scenarios);
    }

    /** What instances of a scenario send as credentials, as far as it differs between them. */
    public List<SentCredential> sentCredentials(Scenario scenario) {
        return SentCredential.of(sut, scenario, secrets.rules().names());
    }

    /** The ids of all scenarios. */
    public SortedSet<String> scenarioIds() {
        return names(scenarios.stream().map(Scenario::id));
    }

    /** The names of all actions of all scenarios. */
    public SortedSet<String> stepNames() {
        return names(actions().map(Action::name));
    }

    /** The names of all services of the SUT. */
    public SortedSet<String> serviceNames() {
        return names(sut.services().keySet().stream());
    }

    /** The names of all assertions, inline and final, of all scenarios. */
    public SortedSet<String> assertionNames() {
        Stream<String> inline = actions().filter(AssertAction.class::isInstance).map(Action::name);
        Stream<String> last = scenarios.stream()
                .flatMap(scenario -> scenario.assertions().stream())
                .map(FinalAssertion::name);
        return names(Stream.concat(inline, last));
    }

    private Stream<Action> actions() {
        return scenarios.stream().flatMap(Scenario::actions);
    }

    private static SortedSet<String> names(Stream<String> names) {
        return Collections.unmodifiableSortedSet(names.collect(Collectors.toCollection(TreeSet::new)));
    }
}
