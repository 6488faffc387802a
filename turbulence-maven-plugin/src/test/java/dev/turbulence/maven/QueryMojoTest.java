package dev.turbulence.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;

/** What <code>query</code> understands when it is configured. What it does is tested by the projects in src/it. */
@MojoTest
class QueryMojoTest extends AbstractMojoTest {

    @Test
    @InjectMojo(goal = "query")
    void hasTheDocumentedDefaults(QueryMojo mojo) {
        assertThat(mojo.run).isNull();
        assertThat(mojo.format).isEqualTo("table");
        assertThat(mojo.timeoutSeconds).isEqualTo(30);
        assertThat(mojo.width).isEqualTo(120);
        assertThat(mojo.limit).isNull();
        assertThat(mojo.offset).isZero();
        assertThat(mojo.skipReason()).isEmpty();
        mojo.skipQuery = true;
        assertThat(mojo.skipReason()).hasValue("turbulence.query.skip is set");
    }

    @Test
    @InjectMojo(goal = "query")
    @MojoParameter(name = "sql", value = "SELECT ?, ?")
    @MojoParameter(name = "sqlParameters", value = "a,5")
    void takesParametersByCommas(QueryMojo mojo) {
        assertThat(mojo.sqlParameters).containsExactly("a", "5");
    }

    @Test
    @InjectMojo(goal = "query")
    void wantsOneQuestion(QueryMojo mojo) {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("Nothing is asked.")
                .hasMessageContaining("failed-instances, http-steps")
                .hasMessageContaining("turbulence.sql");
        mojo.sql = "SELECT 1";
        mojo.query = "errors";
        assertThatThrownBy(mojo::execute).hasMessageContaining("Two things are asked.");
    }

    @Test
    @InjectMojo(goal = "query")
    @MojoParameter(name = "query", value = "errors")
    void namesItsChoicesAndWhereItLooked(QueryMojo mojo) throws Exception {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("There is no run in " + folder.resolve("target/turbulence/runs"));
        assertThat(Files.list(folder)).isEmpty();
        mojo.query = "failures";
        assertThatThrownBy(mojo::execute).hasMessageContaining("failed-instances");
        mojo.format = "xml";
        assertThatThrownBy(mojo::execute).hasMessageContaining("table, csv, json and jsonl");
        mojo.format = "csv";
        mojo.timeoutSeconds = 0;
        assertThatThrownBy(mojo::execute).hasMessageContaining("turbulence.timeoutSeconds");
    }
}
