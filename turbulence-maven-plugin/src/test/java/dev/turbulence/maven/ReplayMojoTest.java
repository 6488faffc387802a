package dev.turbulence.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;

/** What <code>replay</code> understands when it is configured. What it does is tested by the projects in src/it. */
@MojoTest
class ReplayMojoTest extends AbstractMojoTest {

    @Test
    @InjectMojo(goal = "replay")
    void hasTheDocumentedDefaults(ReplayMojo mojo) {
        assertThat(mojo.run).isNull();
        assertThat(mojo.instance).isNull();
        assertThat(mojo.replaysDirectory).isNull();
        assertThat(mojo.skipReason()).isEmpty();
        mojo.skipReplay = true;
        assertThat(mojo.skipReason()).hasValue("turbulence.replay.skip is set");
    }

    @Test
    @InjectMojo(goal = "replay")
    void saysWhatItMissesAndLeavesNothingBehind(ReplayMojo mojo) throws Exception {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("There is no run in " + folder.resolve("target/turbulence/runs"));

        Path run = foreignRun("../../outside");
        mojo.run = run.toString();
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("Which instance is to be played again? Say -Dturbulence.instance=<id>. Failed in run run_a:"
                        + System.lineSeparator() + "  ../../outside  it \\u001b[2J broke");
        mojo.instance = "inst_1";
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("Run run_a has no instance 'inst_1'. Failed in run run_a:");
        mojo.instance = "../../outside";
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage(
                        "Instance ../../outside of run run_a cannot be played again: an id that is no plain name cannot"
                                + " be played again");
        assertThat(folder.resolve("target")).doesNotExist();
    }

    @Test
    @InjectMojo(goal = "replay")
    void namesTheScenariosThereAre(ReplayMojo mojo) throws Exception {
        mojo.run = foreignRun("inst_1").toString();
        mojo.instance = "inst_1";
        assertThatThrownBy(mojo::execute).hasMessageContaining("sut.yaml");

        mojo.sut = Files.writeString(
                        folder.resolve("sut.yaml"), "name: shop\nservices: {shop: {base_url: 'http://localhost:9'}}\n")
                .toFile();
        mojo.scenarios = Files.createDirectory(folder.resolve("scenarios")).toFile();
        Files.writeString(folder.resolve("scenarios/one.yaml"), "id: browse\n");
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("The instance cannot be played again: there is no scenario `checkout`; there are: browse");
        assertThat(folder.resolve("target")).doesNotExist();
    }

    /** A run as other tools write it, with one failed instance. */
    private Path foreignRun(String instanceId) throws Exception {
        Path run = Files.createDirectories(folder.resolve("run_a"));
        Files.writeString(
                run.resolve("instances.jsonl"),
                "{\"instance_id\": \"" + instanceId + "\", \"scenario_id\": \"checkout\", \"passed\": false, \"error\":"
                        + " \"it \\u001b[2J broke\"}\n");
        Files.writeString(run.resolve("manifest.json"), "{\"run_id\": \"run_a\", \"scenarios\": [\"checkout\"]}");
        return run;
    }
}
