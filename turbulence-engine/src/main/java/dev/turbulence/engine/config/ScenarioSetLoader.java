package dev.turbulence.engine.config;

import dev.turbulence.engine.redaction.Redactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a SUT file and a folder of scenarios, and gives back either all of it or all that is wrong with it. */
final class ScenarioSetLoader {
    private final Environment environment;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Scenario> scenarios = new ArrayList<>();
    /** Where each scenario id was first seen. */
    private final Map<String, String> ids = new HashMap<>();

    ScenarioSetLoader(Environment environment) {
        this.environment = environment;
    }

    ScenarioSet load(Path sutFile, Path scenariosFolder, Path policiesFile, String profile) {
        SourceFile sutSource = SourceFile.read(sutFile);
        Optional<SutReading> read = Reading.of(
                sutSource,
                environment,
                "the SUT file",
                root -> new SutReading(
                        SutReader.read(root, profile), root.reading().uses()));
        Optional<SutConfig> sut = read.map(SutReading::sut);
        Optional<Policies> policies = policies(policiesFile);
        KnownVariables anywhere = KnownVariables.atStart();
        List<Path> files = scenarioFiles(scenariosFolder);
        if (files.isEmpty()) {
            anywhere.open();
        }
        for (Path file : files) {
            SourceFile source = SourceFile.read(file);
            KnownVariables known = KnownVariables.atStart();
            Optional<Scenario> scenario =
                    Reading.of(source, environment, "a scenario", root -> readScenario(root, sut, policies, known));
            if (scenario.isEmpty()) {
                known.open();
            }
            scenario.ifPresent(scenarios::add);
            anywhere.add(known);
            problems.addAll(source.problems());
        }
        read.ifPresent(found -> found.uses().check(anywhere));
        problems.addAll(0, sutSource.problems());
        SentCredential.spelledOut(sut, scenarios, environment::keepSecret);
        if (!problems.isEmpty()) {
            Redactor redactor = environment.secrets().redaction().redactor(Set.of());
            throw new ConfigurationException(
                    problems.stream().map(problem -> problem.redacted(redactor)).toList());
        }
        return new ScenarioSet(sut.orElseThrow(), scenarios, policies.orElseThrow(), environment.secrets());
    }

    /** The SUT's headers may use what any scenario sets, which is not known before all of them are read. */
    private record SutReading(SutConfig sut, VariableUses uses) {}

    private Optional<Policies> policies(Path file) {
        if (file == null) {
            return Optional.of(Policies.NONE);
        }
        SourceFile source = SourceFile.read(file);
        Optional<Policies> policies = Reading.of(source, environment, "the policies file", PolicyReader::read);
        problems.addAll(source.problems());
        return source.isSound() ? policies : Optional.empty();
    }

    private Scenario readScenario(
            Section root, Optional<SutConfig> sut, Optional<Policies> policies, KnownVariables known) {
        Scenario scenario = ScenarioReader.read(root, sut, policies, known);
        Optional<Node> id = root.value("id");
        if (id.isPresent() && !scenario.id().isEmpty()) {
            String place = scenario.file() + ":" + (id.get().getStartMark().getLine() + 1);
            String first = ids.putIfAbsent(scenario.id(), place);
            if (first != null) {
                root.problem(id.get(), "the id `" + scenario.id() + "` is taken already, by " + first);
            }
        }
        return scenario;
    }

    private List<Path> scenarioFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            problems.add(Problem.ofFile(folder, "there is no such folder of scenarios"));
            return List.of();
        }
        List<Path> files = new ArrayList<>();
        try {
            files.addAll(list(folder, ".yaml"));
            files.addAll(list(folder, ".yml"));
        } catch (IOException e) {
            problems.add(Problem.ofFile(folder, "the folder cannot be read: " + e.getMessage()));
            return List.of();
        }
        if (files.isEmpty()) {
            problems.add(Problem.ofFile(folder, "the folder has no *.yaml or *.yml file; a run needs a scenario"));
        }
        return files;
    }

    private static List<Path> list(Path folder, String suffix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(suffix))
                    .filter(Files::isRegularFile)
                    .sorted(Comparator.comparing(file -> file.getFileName().toString()))
                    .toList();
        }
    }
}
