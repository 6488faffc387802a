package dev.turbulence.junit;

import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunNotFoundException;
import dev.turbulence.storage.StoredRun;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Injects {@link StoredRun} and {@link dev.turbulence.storage.RunSummary} into tests. Comes with
 * {@link TurbulenceRun @TurbulenceRun}; where the run is only known to code, it is registered by hand:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final TurbulenceRunExtension RUNS = TurbulenceRunExtension.forRun("run_20261123_101500_7f3a");
 * }</pre>
 *
 * <p>Annotations still come first, so that single parameters can ask for another run. The field is to be static if the
 * constructor or a static lifecycle method takes a run, or if the run is {@link #optional()}.
 *
 * <p>Immutable and safe for parallel execution: what is opened lies in JUnit's store.
 */
public final class TurbulenceRunExtension implements ParameterResolver, ExecutionCondition {

    private static final String NOT_GIVEN = "";

    private final RunSettings settings;

    /** For JUnit, which calls it because of an annotation. */
    TurbulenceRunExtension() {
        this(null);
    }

    private TurbulenceRunExtension(RunSettings settings) {
        this.settings = settings;
    }

    /** The run that the configuration names, else the latest. */
    public static TurbulenceRunExtension forConfiguredRun() {
        return registered(NOT_GIVEN, NOT_GIVEN, false);
    }

    /**
     * A run by its id, by the path of its folder (anything with a slash; relative to the module's folder), or
     * {@code latest}.
     */
    public static TurbulenceRunExtension forRun(String run) {
        return registered(Objects.requireNonNull(run, "run"), NOT_GIVEN, false);
    }

    /** The run in this folder. */
    public static TurbulenceRunExtension forRun(Path folder) {
        return forRun(folder.toAbsolutePath().toString());
    }

    /** The same with another folder that holds the runs, relative to the module's folder. */
    public TurbulenceRunExtension inRunsDirectory(Path runsDirectory) {
        return registered(settings.run(), runsDirectory.toString(), settings.optional());
    }

    /** The same, but tests are skipped, rather than failed, when the run is not there. */
    public TurbulenceRunExtension optional() {
        return registered(settings.run(), settings.runsDirectory(), true);
    }

    private static TurbulenceRunExtension registered(String run, String runsDirectory, boolean optional) {
        return new TurbulenceRunExtension(
                new RunSettings(run, runsDirectory, optional, "the registered TurbulenceRunExtension"));
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        for (WantedRun wanted : wantedBy(context)) {
            try {
                if (wanted.optional()) {
                    OpenRuns.find(wanted, context);
                }
            } catch (RunNotFoundException e) {
                return ConditionEvaluationResult.disabled("The run is optional and not there. " + e.getMessage());
            }
        }
        return ConditionEvaluationResult.enabled("Every optional run is there");
    }

    private List<WantedRun> wantedBy(ExtensionContext context) {
        if (context.getTestClass().isEmpty()
                || leavesItToRegisteredOne(context, context.getTestInstance().isPresent())) {
            return List.of();
        }
        RunsAskedFor asked = new RunsAskedFor(context, settings);
        return context.getTestMethod()
                .map(asked::byTestMethod)
                .orElseGet(() -> asked.byTestClass(context.getRequiredTestClass()));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameterContext, ExtensionContext context) {
        Parameter parameter = parameterContext.getParameter();
        if (RunsAskedFor.isInjected(parameter)) {
            return !leavesItToRegisteredOne(
                    context, parameterContext.getTarget().isPresent());
        }
        if (parameterContext.isAnnotated(TurbulenceRun.class)) {
            throw new ParameterResolutionException("@TurbulenceRun cannot fill " + RunsAskedFor.describe(parameter)
                    + ": it gives a StoredRun or a RunSummary (both of dev.turbulence.storage). Change the parameter's type,"
                    + " or take the annotation away.");
        }
        return false;
    }

    @Override
    public Object resolveParameter(ParameterContext parameterContext, ExtensionContext context) {
        Parameter parameter = parameterContext.getParameter();
        WantedRun wanted = new RunsAskedFor(context, settings).byParameter(parameter);
        RunDirectory directory;
        try {
            directory = OpenRuns.find(wanted, context);
        } catch (RunNotFoundException e) {
            throw new ParameterResolutionException(explain(e, wanted, parameter), e);
        }
        return parameter.getType() == StoredRun.class
                ? OpenRuns.run(directory, context)
                : OpenRuns.summary(directory, context);
    }

    private static String explain(RunNotFoundException missing, WantedRun wanted, Parameter parameter) {
        return String.join(
                System.lineSeparator(),
                missing.getMessage(),
                "  needed by: " + RunsAskedFor.describe(parameter),
                "  asked for: " + wanted,
                "  what to do: make a run with 'mvn turbulence:run' (in a build it comes before the tests, which are"
                        + " then *IT classes of the Failsafe plugin), name one with @TurbulenceRun(run = ...) or -D"
                        + WantedRun.RUN_PROPERTY + "=<id or path>, or skip such tests with optional = true");
    }

    /**
     * Whether an extension registered by hand stands beside this one, which an annotation registered: of two resolvers
     * for one parameter JUnit takes none.
     *
     * @param withInstance whether there is an instance of the test class, whose fields count then, too
     */
    private boolean leavesItToRegisteredOne(ExtensionContext context, boolean withInstance) {
        return settings == null
                && RunsAskedFor.testClasses(context).stream()
                        .flatMap(testClass -> AnnotationSupport.findAnnotatedFields(
                                testClass, RegisterExtension.class, TurbulenceRunExtension::holdsOne)
                                .stream())
                        .anyMatch(field -> withInstance || Modifier.isStatic(field.getModifiers()));
    }

    private static boolean holdsOne(Field field) {
        return field.getType() == TurbulenceRunExtension.class;
    }
}
