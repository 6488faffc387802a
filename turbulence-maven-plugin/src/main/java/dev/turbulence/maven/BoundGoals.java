package dev.turbulence.maven;

import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;

/** Which goals of this plugin a project binds to its lifecycle. */
final class BoundGoals {

    static final String PLUGIN_KEY = "dev.turbulence:turbulence-maven-plugin";

    private BoundGoals() {}

    static Set<String> of(MavenProject project) {
        Set<String> goals = new TreeSet<>();
        Plugin plugin = project.getPlugin(PLUGIN_KEY);
        if (plugin != null) {
            for (PluginExecution execution : plugin.getExecutions()) {
                if (!"none".equals(execution.getPhase())) {
                    goals.addAll(execution.getGoals());
                }
            }
        }
        return goals;
    }
}
