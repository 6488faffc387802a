package dev.turbulence.maven;

import dev.turbulence.engine.config.ConfigurationException;
import dev.turbulence.engine.config.Scenario;
import dev.turbulence.engine.config.ScenarioSet;
import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Checks SUT and scenario files as {@code run} does before it sends anything, and shows everything that is wrong with any
 * of them at once. Sends nothing and writes nothing. A module without a SUT file is skipped.
 */
@Mojo(name = "validate", defaultPhase = LifecyclePhase.VALIDATE, requiresProject = false, threadSafe = true)
public final class ValidateMojo extends AbstractTurbulenceMojo {

    /** The file that describes the system under test. Default: {@code src/test/turbulence/sut.yaml}. */
    @Parameter(property = "turbulence.sut")
    File sut;

    /**
     * The folder whose {@code *.yaml} and {@code *.yml} files are the scenarios. Default:
     * {@code src/test/turbulence/scenarios}.
     */
    @Parameter(property = "turbulence.scenarios")
    File scenarios;

    /**
     * The file with the policies that {@code decide} actions ask. Default: {@code src/test/turbulence/policies.yaml},
     * which may be missing.
     */
    @Parameter(property = "turbulence.policies")
    File policies;

    /** The SUT file's profile to apply. Default: the file's {@code default_profile}, if it has one. */
    @Parameter(property = "turbulence.profile")
    String profile;

    /**
     * Values for {@code {{env.NAME}}} in the files, laid over the environment of the process; on the command line
     * {@code -Dturbulence.environment.NAME=value}.
     */
    @Parameter
    Map<String, String> environment;

    /** Environment variables whose values are kept out of what is printed, beside those with names like credentials. */
    @Parameter(property = "turbulence.secrets")
    List<String> secrets;

    /**
     * Words that make a name look like a credential's, in bodies, URLs, headers, entry data and of environment variables;
     * parts of a name count, so {@code apiKey} and {@code API_KEY} look like one, and {@code keyboard} does not.
     */
    @Parameter(property = "turbulence.redactNames", defaultValue = "TOKEN,SECRET,PASSWORD,PASSWD,KEY,CREDENTIAL,AUTH")
    List<String> redactNames;

    /**
     * Headers whose values are kept out of everything that is stored or printed, beside {@code Authorization},
     * {@code Proxy-Authorization}, {@code Cookie}, {@code Set-Cookie} and those that {@code redactNames} finds.
     */
    @Parameter(property = "turbulence.redactHeaders")
    List<String> redactHeaders;

    /** JSONPaths into request bodies, response bodies and entry data, whose values are kept out likewise. */
    @Parameter(property = "turbulence.redactPaths")
    List<String> redactPaths;

    /** Skips this goal. */
    @Parameter(property = "turbulence.validate.skip", defaultValue = "false")
    boolean skipValidate;

    @Override
    Optional<String> skipReason() {
        return skipValidate ? Optional.of("turbulence.validate.skip is set") : Optional.empty();
    }

    @Override
    void perform() throws MojoExecutionException, MojoFailureException {
        ScenarioFiles files = ScenarioFiles.of(session, project, sut, scenarios, policies);
        if (files.areAbsent()) {
            getLog().info("Skipped: there is no SUT file at " + files.sut());
            ModulesWithoutSut.add(session, this, "validated", files.sut());
            return;
        }
        try {
            report(
                    files,
                    files.load(
                            ScenarioFiles.environment(session, environment),
                            ScenarioFiles.rules(secrets, redactNames, redactHeaders, redactPaths),
                            profile));
        } catch (ConfigurationException e) {
            throw new MojoFailureException(e.getMessage(), e);
        }
    }

    private void report(ScenarioFiles files, ScenarioSet set) {
        String chosen = set.sut().profile().map(name -> ", profile " + name).orElse("");
        getLog().info("Valid: " + files.sut() + ": "
                + counted(set.serviceNames().size(), "service") + chosen);
        long steps = set.scenarios().stream().flatMap(Scenario::actions).count();
        getLog().info("Valid: " + files.scenarios() + ": "
                + counted(set.scenarios().size(), "scenario") + ", " + counted(steps, "step"));
        if (files.hasPolicies()) {
            getLog().info("Valid: " + files.policies());
        }
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
