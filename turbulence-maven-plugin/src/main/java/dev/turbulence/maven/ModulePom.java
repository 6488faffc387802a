package dev.turbulence.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** What the POM of a module says of this plugin, for goals that look at modules other than the one they run in. */
record ModulePom(MavenProject module) {

    private static final String JUDGING_GOAL = "verify";

    /** A parameter as {@code verify} gets it there, else as the plugin's goals in general do; empty when it is not set. */
    Optional<String> value(String parameter) {
        return values(parameter).stream().findFirst();
    }

    /** The same when executions of {@code verify} differ: one value for each. */
    List<String> values(String parameter) {
        Plugin plugin = module.getPlugin(BoundGoals.PLUGIN_KEY);
        if (plugin == null) {
            return List.of();
        }
        List<String> bound = plugin.getExecutions().stream()
                .filter(execution -> execution.getGoals().contains(JUDGING_GOAL))
                .flatMap(execution -> value(execution, parameter))
                .distinct()
                .toList();
        return bound.isEmpty() ? value(plugin, parameter).toList() : bound;
    }

    /** A file, which is relative to the module's folder. */
    Optional<Path> path(String parameter) {
        return value(parameter).map(text -> module.getBasedir().toPath().resolve(text));
    }

    File file(String parameter) {
        return path(parameter).map(Path::toFile).orElse(null);
    }

    private static Stream<String> value(ConfigurationContainer container, String parameter) {
        if (!(container.getConfiguration() instanceof Xpp3Dom configuration)
                || configuration.getChild(parameter) == null) {
            return Stream.empty();
        }
        return Stream.ofNullable(configuration.getChild(parameter).getValue());
    }
}
