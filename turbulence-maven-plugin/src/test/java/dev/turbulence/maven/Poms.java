package dev.turbulence.maven;

import java.util.Map;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** POMs that configure this plugin. */
final class Poms {

    private Poms() {}

    static Plugin configure(MavenProject module, Map<String, String> parameters) {
        Plugin plugin = new Plugin();
        plugin.setGroupId("dev.turbulence");
        plugin.setArtifactId("turbulence-maven-plugin");
        configure(plugin, parameters);
        module.getBuild().addPlugin(plugin);
        return plugin;
    }

    static void bind(Plugin plugin, String id, String goal, Map<String, String> parameters) {
        PluginExecution execution = new PluginExecution();
        execution.setId(id);
        execution.addGoal(goal);
        configure(execution, parameters);
        plugin.addExecution(execution);
    }

    private static void configure(ConfigurationContainer container, Map<String, String> parameters) {
        Xpp3Dom configuration = new Xpp3Dom("configuration");
        parameters.forEach((name, value) -> {
            Xpp3Dom child = new Xpp3Dom(name);
            child.setValue(value);
            configuration.addChild(child);
        });
        container.setConfiguration(configuration);
    }
}
