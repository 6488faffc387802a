package dev.turbulence.junit;

import dev.turbulence.storage.RunDirectory;
import dev.turbulence.storage.RunNotFoundException;
import dev.turbulence.storage.RunsDirectory;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The run that a parameter asks for, with everything settled but whether it is there.
 *
 * @param run an id, a path, or {@code latest}
 * @param runsDirectory the folder that holds runs, as given
 * @param optional whether it may be missing
 */
record WantedRun(Setting run, Setting runsDirectory, boolean optional) {

    static final String RUN_PROPERTY = "turbulence.run";
    static final String RUNS_DIRECTORY_PROPERTY = "turbulence.runsDirectory";

    private static final Setting DEFAULT_RUN = new Setting(RunsDirectory.LATEST, "by default");
    private static final Setting DEFAULT_RUNS_DIRECTORY = new Setting("target/turbulence/runs", "by default");

    /**
     * One value and who gave it.
     *
     * @param origin such as {@code by default}
     */
    record Setting(String value, String origin) {

        @Override
        public String toString() {
            return "'" + value + "' (" + origin + ")";
        }
    }

    /**
     * Settles what is asked for.
     *
     * @param settings what annotations and the registered extension say, the nearest first
     */
    static WantedRun of(List<RunSettings> settings, ExtensionContext context) {
        return new WantedRun(
                first(settings, RunSettings::run)
                        .or(() -> configured(RUN_PROPERTY, context))
                        .orElse(DEFAULT_RUN),
                first(settings, RunSettings::runsDirectory)
                        .or(() -> configured(RUNS_DIRECTORY_PROPERTY, context))
                        .orElse(DEFAULT_RUNS_DIRECTORY),
                settings.stream().anyMatch(RunSettings::optional));
    }

    private static Optional<Setting> first(List<RunSettings> settings, Function<RunSettings, String> attribute) {
        return settings.stream()
                .filter(each -> !attribute.apply(each).isBlank())
                .findFirst()
                .map(each -> new Setting(attribute.apply(each), "by " + each.origin()));
    }

    private static Optional<Setting> configured(String property, ExtensionContext context) {
        // JUnit's own fallback to system properties can be switched off by whoever launches it.
        return context.getConfigurationParameter(property)
                .or(() -> Optional.ofNullable(System.getProperty(property)))
                .filter(value -> !value.isBlank())
                .map(value -> new Setting(value.strip(), "by the property " + property));
    }

    /** @throws RunNotFoundException if it is not there */
    RunDirectory find() {
        try {
            Path base = baseDirectory();
            RunsDirectory runs = new RunsDirectory(base.resolve(runsDirectory.value()));
            return runs.find(isPath() ? base.resolve(run.value()).toString() : run.value());
        } catch (InvalidPathException e) {
            throw new RunNotFoundException("'" + e.getInput() + "' is no path: " + e.getReason());
        }
    }

    private boolean isPath() {
        return run.value().contains("/") || run.value().contains("\\");
    }

    private static Path baseDirectory() {
        return Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    }

    /** What was asked for, and who asked. */
    @Override
    public String toString() {
        return "run " + run + " in the runs directory " + runsDirectory;
    }
}
