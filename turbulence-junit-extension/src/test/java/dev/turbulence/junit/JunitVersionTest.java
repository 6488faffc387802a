package dev.turbulence.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The tests run under several versions of JUnit: this one proves that the version asked for is the one that runs them. */
class JunitVersionTest {

    private static final Pattern VERSION_IN_JAR_NAME = Pattern.compile("-(\\d+\\.\\d+\\.\\d+)\\.jar");

    @Test
    void runsUnderTheJunitThatTheBuildAskedFor() throws ClassNotFoundException {
        String jupiter = versionOf("org.junit.jupiter.api.Test");
        System.out.println("Tests of the extension run under JUnit Jupiter " + jupiter);

        assertThat(jupiter).isEqualTo(System.getProperty("expected.junit.version"));
        assertThat(versionOf("org.junit.jupiter.engine.JupiterTestEngine")).isEqualTo(jupiter);
        assertThat(versionOf("org.junit.jupiter.params.ParameterizedTest")).isEqualTo(jupiter);
    }

    @Test
    void everyPartOfThePlatformHasTheSameVersion() throws ClassNotFoundException {
        String platform = versionOf("org.junit.platform.engine.TestEngine");

        assertThat(versionOf("org.junit.platform.commons.support.AnnotationSupport"))
                .isEqualTo(platform);
        assertThat(versionOf("org.junit.platform.launcher.Launcher")).isEqualTo(platform);
        assertThat(versionOf("org.junit.platform.testkit.engine.EngineTestKit")).isEqualTo(platform);
    }

    private static String versionOf(String className) throws ClassNotFoundException {
        URL jar = Class.forName(className).getProtectionDomain().getCodeSource().getLocation();
        Matcher version = VERSION_IN_JAR_NAME.matcher(jar.getPath());
        assertThat(version.find()).as("a version in %s", jar).isTrue();
        return version.group(1);
    }
}
