package dev.turbulence.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.util.HashMap;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

/** What <code>verify</code> understands when it is configured. What it does is tested by the projects in src/it. */
@MojoTest
class VerifyMojoTest extends AbstractMojoTest {

    @Test
    @InjectMojo(goal = "verify")
    void hasTheDocumentedDefaults(VerifyMojo mojo) {
        mojo.setPluginContext(new HashMap<>());
        assertThat(mojo.run).isNull();
        assertThat(mojo.failOn).isEqualTo("fail_count>0");
        assertThat(mojo.runsDirectory).isEqualTo(new File(project.getBasedir(), "target/turbulence/runs"));
        assertThat(mojo.testFailureIgnore).isFalse();
        assertThat(mojo.skipReason()).isEmpty();
    }

    @Test
    @InjectMojo(goal = "verify")
    void isSkippedByEachFlag(VerifyMojo mojo) throws Exception {
        mojo.setPluginContext(new HashMap<>());
        mojo.skipVerify = true;
        assertThat(mojo.skipReason()).hasValue("turbulence.verify.skip is set");
        mojo.skipVerify = false;
        mojo.skipITs = true;
        assertThat(mojo.skipReason()).hasValue("skipITs is set");
        mojo.skipITs = false;
        mojo.skipTests = true;
        assertThat(mojo.skipReason()).hasValue("skipTests is set");
        mojo.skipTestsAndCompilation = true;
        assertThat(mojo.skipReason()).hasValue("maven.test.skip is set");
        mojo.execute();
    }

    @Test
    @InjectMojo(goal = "verify")
    void isSkippedWhereRunWasSkipped(VerifyMojo mojo) {
        mojo.setPluginContext(new HashMap<>());
        mojo.buildRecord().skipped("skipITs is set");
        assertThat(mojo.skipReason()).hasValue("there is no run to judge, turbulence:run was skipped (skipITs is set)");
        mojo.run = "run_named";
        assertThat(mojo.skipReason()).as("a run that is named is judged").isEmpty();
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "run", value = "run_that_is_not_there")
    void failsWithoutARun(VerifyMojo mojo) {
        mojo.setPluginContext(new HashMap<>());
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("run_that_is_not_there")
                .hasMessageContaining("mvn turbulence:run");
    }

    @Test
    @InjectMojo(goal = "verify")
    @MojoParameter(name = "failOn", value = "fail_cuont > 0")
    void refusesConditionsItDoesNotUnderstand(VerifyMojo mojo) {
        mojo.setPluginContext(new HashMap<>());
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("fail_cuont")
                .hasMessageContaining("fail_count");
    }
}
