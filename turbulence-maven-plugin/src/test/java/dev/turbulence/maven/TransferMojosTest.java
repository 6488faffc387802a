package dev.turbulence.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;

/** What <code>migrate</code> and <code>export</code> understand when they are configured. What it does is tested by the projects in src/it. */
@MojoTest
class TransferMojosTest extends AbstractMojoTest {

    @Test
    @InjectMojo(goal = "migrate")
    void migrateHasTheDocumentedDefaults(MigrateMojo mojo) {
        assertThat(mojo.run).isNull();
        assertThat(mojo.overwrite).isFalse();
        assertThat(mojo.incomplete).isFalse();
        assertThat(mojo.onMalformed).isEqualTo("fail");
        assertThat(mojo.skipReason()).isEmpty();
        mojo.skipMigrate = true;
        assertThat(mojo.skipReason()).hasValue("turbulence.migrate.skip is set");
    }

    @Test
    @InjectMojo(goal = "export")
    void exportHasTheDocumentedDefaults(ExportMojo mojo) {
        assertThat(mojo.run).isNull();
        assertThat(mojo.overwrite).isFalse();
        assertThat(mojo.incomplete).isFalse();
        assertThat(mojo.skipReason()).isEmpty();
        mojo.skipExport = true;
        assertThat(mojo.skipReason()).hasValue("turbulence.export.skip is set");
    }

    @Test
    @InjectMojo(goal = "migrate")
    void migrateLeavesAnEmptyFolderAsItIs(MigrateMojo mojo) throws Exception {
        assertThat(mojo.runsDirectories())
                .singleElement()
                .satisfies(runs -> assertThat(runs.path()).isEqualTo(folder.resolve("target/turbulence/runs")));
        mojo.execute();
        assertThat(Files.list(folder)).isEmpty();
    }

    @Test
    @InjectMojo(goal = "migrate")
    @MojoParameter(name = "onMalformed", value = "ignore")
    void migrateNamesItsChoices(MigrateMojo mojo) {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("turbulence.onMalformed")
                .hasMessageContaining("fail or skip");
    }
}
