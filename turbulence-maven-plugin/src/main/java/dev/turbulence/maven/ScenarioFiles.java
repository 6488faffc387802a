package dev.turbulence.maven;

import dev.turbulence.engine.config.ScenarioSet;
import dev.turbulence.engine.redaction.SecretRules;
import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

/**
 * The files that {@code run} and {@code replay} play and {@code validate} checks: one way to find and to read them, so
 * that they never differ in what they take.
 *
 * @param base the folder that the default places are in
 * @param sut the SUT file
 * @param scenarios the folder of scenarios
 * @param policies the policies file
 */
record ScenarioFiles(Path base, Path sut, Path scenarios, Path policies) {

    static final String DEFAULT_SUT = "src/test/turbulence/sut.yaml";
    static final String DEFAULT_SCENARIOS = "src/test/turbulence/scenarios";
    static final String DEFAULT_POLICIES = "src/test/turbulence/policies.yaml";

    private static final String ENVIRONMENT_PREFIX = "turbulence.environment.";

    /** The files of a module, or without a POM those of the current folder; null stands for the default place. */
    static ScenarioFiles of(MavenSession session, MavenProject project, File sut, File scenarios, File policies) {
        Path base = project == null || project.getBasedir() == null
                ? Path.of(session.getExecutionRootDirectory())
                : project.getBasedir().toPath();
        return new ScenarioFiles(
                base,
                sut == null ? base.resolve(DEFAULT_SUT) : sut.toPath(),
                scenarios == null ? base.resolve(DEFAULT_SCENARIOS) : scenarios.toPath(),
                policies == null ? base.resolve(DEFAULT_POLICIES) : policies.toPath());
    }

    /** A module that names no files of its own and has none at the default place. */
    boolean areAbsent() {
        return sut.equals(base.resolve(DEFAULT_SUT))
                && scenarios.equals(base.resolve(DEFAULT_SCENARIOS))
                && !sut.toFile().exists()
                && !scenarios.toFile().exists();
    }

    boolean hasPolicies() {
        return !policies.equals(base.resolve(DEFAULT_POLICIES))
                || policies.toFile().exists();
    }

    /**
     * Reads them all.
     *
     * @param rules what is secret
     * @throws dev.turbulence.engine.config.ConfigurationException with all that is wrong with them
     */
    ScenarioSet load(Map<String, String> environment, SecretRules rules, String profile) {
        return ScenarioSet.load(sut, scenarios, hasPolicies() ? policies : null, environment, rules, profile);
    }

    /**
     * What the parameters say of secrets; each may be null.
     *
     * @throws MojoExecutionException when a word, a header name or a JSONPath is none
     */
    static SecretRules rules(List<String> secrets, List<String> names, List<String> headers, List<String> paths)
            throws MojoExecutionException {
        try {
            return SecretRules.of(secrets, names, headers, paths);
        } catch (IllegalArgumentException e) {
            throw new MojoExecutionException("turbulence." + e.getMessage(), e);
        }
    }

    static void warnOfInsecureServices(ScenarioSet set, Log log) {
        for (String service : set.sut().insecureServices()) {
            log.warn("INSECURE: nobody checks who answers in the name of service '" + service
                    + "' (`tls.insecure`); whoever does gets all that is sent to it, credentials included");
        }
    }

    /** The process environment, over it what the POM says, over it {@code -Dturbulence.environment.NAME=value}. */
    static Map<String, String> environment(MavenSession session, Map<String, String> configured) {
        Map<String, String> all = new HashMap<>(System.getenv());
        if (configured != null) {
            // An empty XML element comes as null.
            configured.forEach((name, value) -> all.put(name, value == null ? "" : value));
        }
        session.getUserProperties().forEach((name, value) -> {
            if (name.toString().startsWith(ENVIRONMENT_PREFIX)) {
                all.put(name.toString().substring(ENVIRONMENT_PREFIX.length()), value.toString());
            }
        });
        return all;
    }
}
