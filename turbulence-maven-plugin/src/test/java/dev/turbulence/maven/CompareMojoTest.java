package dev.turbulence.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.util.List;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;

/** What <code>compare</code> understands when it is configured. What it does is tested by the projects in src/it. */
@MojoTest
class CompareMojoTest extends AbstractMojoTest {

    @Test
    @InjectMojo(goal = "compare")
    void hasTheDocumentedDefaults(CompareMojo mojo) {
        assertThat(mojo.run).isNull();
        assertThat(mojo.baseline).isNull();
        assertThat(mojo.failOn).isEqualTo("fail_count>0");
        assertThat(mojo.comparisonsDirectory).isNull();
        assertThat(mojo.comparisonFormats).containsExactly("html", "markdown", "json");
        assertThat(mojo.skipReason()).isEmpty();
        mojo.skipCompare = true;
        assertThat(mojo.skipReason()).hasValue("turbulence.compare.skip is set");
    }

    @Test
    @InjectMojo(goal = "compare")
    void saysWhatIsMissingOrMisspelt(CompareMojo mojo) throws Exception {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("There is no run in " + folder.resolve("target/turbulence/runs"));
        mojo.comparisonFormats = List.of("pdf");
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("turbulence.comparisonFormats: 'pdf' is none of html, markdown, json");
        mojo.failOn = "fail_cuont > 0";
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("fail_count");
        assertThat(Files.list(folder)).isEmpty();
    }
}
