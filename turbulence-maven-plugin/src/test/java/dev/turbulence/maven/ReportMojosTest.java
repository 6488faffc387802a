package dev.turbulence.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.util.HashMap;
import java.util.List;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

/** What the goals that make reports understand when they are configured. What it does is tested by the projects in src/it. */
@MojoTest
class ReportMojosTest extends AbstractMojoTest {

    @Test
    @InjectMojo(goal = "report")
    void reportHasTheDocumentedDefaults(ReportMojo mojo) {
        assertThat(mojo.run).isNull();
        assertThat(mojo.failOn).isEqualTo("fail_count>0");
        assertThat(mojo.reportsDirectory).isNull();
        assertThat(mojo.formats).containsExactly("html", "junit", "markdown");
        assertThat(mojo.detailedInstances).isEqualTo(30);
        assertThat(mojo.skipReason()).isEmpty();
    }

    @Test
    @InjectMojo(goal = "report")
    void reportOfABuildWithoutARunIsNoError(ReportMojo mojo) throws Exception {
        mojo.setPluginContext(new HashMap<>());
        mojo.execute();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    @InjectMojo(goal = "report")
    @MojoParameter(name = "detailedInstances", value = "-1")
    void reportRefusesFewerThanNoInstances(ReportMojo mojo) {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("turbulence.detailedInstances is 0 or more, not -1");
    }

    @Test
    @InjectMojo(goal = "report-aggregate")
    void reportAggregateHasTheDocumentedDefaults(ReportAggregateMojo mojo) {
        assertThat(mojo.failOn).isEqualTo("fail_count>0");
        assertThat(mojo.aggregateDirectory).isEqualTo(new File(project.getBasedir(), "target/turbulence/aggregate"));
        assertThat(mojo.formats).containsExactly("html", "junit", "markdown");
        assertThat(mojo.detailedInstances).isEqualTo(30);
        assertThat(mojo.judge).isTrue();
        assertThat(mojo.skipReason()).isEmpty();
    }

    @Test
    @InjectMojo(goal = "report-aggregate")
    void reportAggregateIsSkippedAsVerifyIs(ReportAggregateMojo mojo) throws Exception {
        mojo.skipReportAggregate = true;
        assertThat(mojo.skipReason()).hasValue("turbulence.report-aggregate.skip is set");
        mojo.skipReportAggregate = false;
        mojo.skipITs = true;
        assertThat(mojo.skipReason()).hasValue("skipITs is set");
        mojo.execute();
    }

    @Test
    @InjectMojo(goal = "report-aggregate")
    void reportAggregateOfNothingIsNoSuccess(ReportAggregateMojo mojo) {
        Mockito.when(session.getAllProjects()).thenReturn(List.of(project));
        Mockito.when(session.getPluginContext(Mockito.any(), Mockito.any())).thenReturn(new HashMap<>());
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("There is nothing to judge")
                .hasMessageContaining("-Dturbulence.report-aggregate.skip");
    }

    @Test
    @InjectMojo(goal = "report-aggregate")
    @MojoParameter(name = "detailedInstances", value = "-1")
    void reportAggregateRefusesFewerThanNoInstances(ReportAggregateMojo mojo) {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("turbulence.detailedInstances is 0 or more, not -1");
    }

    @Test
    @InjectMojo(goal = "site-report")
    void siteReportHasTheDocumentedDefaults(SiteReportMojo mojo) {
        assertThat(mojo.run).isEqualTo("latest");
        assertThat(mojo.failOn).isNull();
        assertThat(mojo.detailedInstances).isEqualTo(30);
        assertThat(mojo.getOutputPath()).isEqualTo("turbulence");
        assertThat(mojo.isExternalReport()).isFalse();
        assertThat(mojo.skipReason()).isEmpty();
    }

    @Test
    @InjectMojo(goal = "site-report")
    void siteReportHasNoPageWithoutARun(SiteReportMojo mojo) {
        assertThat(mojo.canGenerateReport()).isFalse();
        mojo.skipSiteReport = true;
        assertThat(mojo.skipReason()).hasValue("turbulence.site-report.skip is set");
        assertThat(mojo.canGenerateReport()).isFalse();
    }

    @Test
    @InjectMojo(goal = "site-report")
    void siteReportIsNoGoalOfItsOwn(SiteReportMojo mojo) {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("name the plugin in <reporting>");
    }
}
