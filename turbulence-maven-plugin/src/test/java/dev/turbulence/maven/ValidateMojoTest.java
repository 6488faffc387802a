package dev.turbulence.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.util.Map;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

/** What <code>validate</code> understands when it is configured. What it does is tested by the projects in src/it. */
@MojoTest
class ValidateMojoTest extends AbstractMojoTest {

    @Test
    @InjectMojo(goal = "validate")
    @MojoParameter(name = "skipValidate", value = "true")
    void isSkippedByItsOwnFlag(ValidateMojo mojo) throws Exception {
        assertThat(mojo.skipReason()).hasValue("turbulence.validate.skip is set");
        mojo.execute();
    }

    @Test
    @InjectMojo(goal = "validate")
    void showsEveryProblemAsABuildFailure(ValidateMojo mojo) throws Exception {
        mojo.sut = Files.writeString(folder.resolve("sut.yaml"), "name: shop\nservices: {shop: {base_url: shop}}\n")
                .toFile();
        mojo.scenarios = folder.toFile();
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("sut.yaml:2:29: `base_url`: `shop` needs to start with http:// or https://")
                .hasMessageContaining("services: {shop: {base_url: shop}}\n")
                .hasMessageContaining("sut.yaml:1:1: `id` is missing in a scenario");
    }

    @Test
    @InjectMojo(goal = "validate")
    void takesWhatRunTakes(ValidateMojo mojo) throws Exception {
        mojo.sut = Files.writeString(
                        folder.resolve("sut.yaml"),
                        "name: shop\nservices: {shop: {base_url: 'http://{{env.HOST}}'}}\nprofiles: {test: {}}\n")
                .toFile();
        mojo.scenarios = Files.createDirectory(folder.resolve("scenarios")).toFile();
        Files.writeString(folder.resolve("scenarios/one.yaml"), "id: one\n");
        mojo.environment = Map.of("HOST", "localhost");
        mojo.profile = "test";
        mojo.execute();
        mojo.profile = "prod";
        assertThatThrownBy(mojo::execute).hasMessageContaining("there is no profile `prod`");
    }
}
