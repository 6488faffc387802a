package dev.turbulence.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

class ModulePomTest {

    private final MavenProject module = new MavenProject();
    private final ModulePom pom = new ModulePom(module);

    @Test
    void aModuleWithoutThePluginSaysNothing() {
        assertThat(pom.values("failOn")).isEmpty();
        assertThat(pom.value("failOn")).isEmpty();
    }

    @Test
    void whatVerifyGetsGoesBeforeWhatAllGoalsGet() {
        Plugin plugin = Poms.configure(module, Map.of("failOn", "fail_count>9", "baseline", "main"));
        Poms.bind(plugin, "report", "report", Map.of("failOn", "fail_count>8"));
        Poms.bind(plugin, "smoke", "verify", Map.of("failOn", "fail_count>1"));
        Poms.bind(plugin, "again", "verify", Map.of("failOn", "fail_count>1"));
        Poms.bind(plugin, "load", "verify", Map.of("failOn", "fail_count>2"));

        assertThat(pom.values("failOn")).containsExactly("fail_count>1", "fail_count>2");
        assertThat(pom.value("baseline")).hasValue("main");
        assertThat(pom.value("missingBaseline")).isEmpty();
    }

    @Test
    void filesAreRelativeToTheModule() {
        module.setFile(Path.of("/shop/orders/pom.xml").toFile());
        Poms.configure(module, Map.of("sut", "sut.yaml", "scenarios", "/shop/scenarios"));

        assertThat(pom.path("sut")).hasValue(Path.of("/shop/orders/sut.yaml"));
        assertThat(pom.file("scenarios")).isEqualTo(Path.of("/shop/scenarios").toFile());
        assertThat(pom.file("policies")).isNull();
    }
}
