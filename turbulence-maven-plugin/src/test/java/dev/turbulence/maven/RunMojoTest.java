package dev.turbulence.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.Provides;
import dev.turbulence.storage.LoadShape;
import java.io.File;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;

/** What {@code turbulence:run} understands when it is configured. What it does is tested by the projects in src/it. */
@MojoTest
class RunMojoTest {

    private final Properties commandLine = new Properties();

    @Inject
    private MavenProject project;

    @Provides
    @SuppressWarnings("unused")
    private MavenSession session() {
        MavenSession session = Mockito.mock(MavenSession.class);
        Mockito.when(session.getUserProperties()).thenReturn(commandLine);
        Mockito.when(session.getSystemProperties()).thenReturn(new Properties());
        return session;
    }

    @Test
    @InjectMojo(goal = "run")
    void hasTheDocumentedDefaults(RunMojo mojo) {
        File module = project.getBasedir();
        assertThat(mojo.sut).isEqualTo(new File(module, "src/test/turbulence/sut.yaml"));
        assertThat(mojo.scenarios).isEqualTo(new File(module, "src/test/turbulence/scenarios"));
        assertThat(mojo.policies).isEqualTo(new File(module, "src/test/turbulence/policies.yaml"));
        assertThat(mojo.instances).isNull();
        assertThat(mojo.parallel).isNull();
        assertThat(mojo.load()).isEqualTo(LoadShape.closed(100, 10));
        assertThat(mojo.seed).isEqualTo(42);
        assertThat(mojo.profile).isNull();
        assertThat(mojo.storage).isEqualTo("jsonl");
        assertThat(mojo.commitIntervalMillis).isEqualTo(200);
        assertThat(mojo.runsDirectory).isEqualTo(new File(module, "target/turbulence/runs"));
        assertThat(mojo.failOn).isEqualTo("fail_count>0");
        assertThat(mojo.environment).isNull();
        assertThat(mojo.secrets).isNullOrEmpty();
        assertThat(mojo.waitFor).isNullOrEmpty();
        assertThat(mojo.waitForTimeoutSeconds).isEqualTo(60);
        assertThat(mojo.gracePeriodSeconds).isEqualTo(5);
        assertThat(mojo.testFailureIgnore).isFalse();
        assertThat(mojo.skipReason()).isEmpty();
    }

    @Test
    @InjectMojo(goal = "run", pom = """
                    <project>
                      <build>
                        <plugins>
                          <plugin>
                            <artifactId>turbulence-maven-plugin</artifactId>
                            <configuration>
                              <instances>7</instances>
                              <parallel>3</parallel>
                              <seed>-5</seed>
                              <profile>staging</profile>
                              <storage>sqlite</storage>
                              <failOn>
                                fail_count gt 3
                                p95_latency_ms[step=pay] gt 500
                              </failOn>
                              <environment>
                                <SHOP_PORT>8081</SHOP_PORT>
                                <EMPTY/>
                              </environment>
                              <waitFor>
                                <url>http://127.0.0.1:8081/health</url>
                                <url>http://127.0.0.1:8082/health</url>
                              </waitFor>
                              <waitForTimeoutSeconds>5</waitForTimeoutSeconds>
                            </configuration>
                          </plugin>
                        </plugins>
                      </build>
                    </project>
                    """)
    void takesItsConfigurationFromThePom(RunMojo mojo) {
        assertThat(mojo.instances).isEqualTo(7);
        assertThat(mojo.parallel).isEqualTo(3);
        assertThat(mojo.seed).isEqualTo(-5);
        assertThat(mojo.profile).isEqualTo("staging");
        assertThat(mojo.storage).isEqualTo("sqlite");
        assertThat(mojo.failOn).contains("fail_count gt 3").contains("p95_latency_ms[step=pay] gt 500");
        assertThat(mojo.environment).containsEntry("SHOP_PORT", "8081").containsKey("EMPTY");
        assertThat(mojo.waitFor).containsExactly("http://127.0.0.1:8081/health", "http://127.0.0.1:8082/health");
        assertThat(mojo.waitForTimeoutSeconds).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://ann:pass-word@host/", "http://ann:pass-word@ho st/?api_key=k-1"})
    void refusesAUrlWithoutSayingItsPassword(String url) {
        RunMojo mojo = new RunMojo();
        mojo.waitFor = List.of(url);

        assertThatThrownBy(mojo::urls)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("turbulence.waitFor: ")
                .hasMessageContaining("://[redacted:")
                .hasMessageNotContainingAny("pass-word", "k-1")
                .hasNoCause();
    }

    @Test
    @InjectMojo(goal = "run")
    @MojoParameter(name = "rate", value = "200")
    @MojoParameter(name = "duration", value = "1m30s")
    @MojoParameter(name = "rampUp", value = "10s")
    @MojoParameter(name = "warmUp", value = "20s")
    void takesTheShapeOfTheLoad(RunMojo mojo) {
        assertThat(mojo.load())
                .isEqualTo(new LoadShape(
                        null, 1000, Duration.ofSeconds(90), Duration.ofSeconds(10), 200.0, Duration.ofSeconds(20)));
        mojo.rate = null;
        assertThat(mojo.load().parallel()).isEqualTo(10);
        mojo.instances = 500L;
        mojo.parallel = 7;
        assertThat(mojo.load())
                .isEqualTo(new LoadShape(
                        500L, 7, Duration.ofSeconds(90), Duration.ofSeconds(10), null, Duration.ofSeconds(20)));
    }

    @Test
    @InjectMojo(goal = "run")
    @MojoParameter(name = "duration", value = "30")
    void wantsTimesWithAUnit(RunMojo mojo) {
        assertThatThrownBy(mojo::load)
                .hasMessage("duration is a time with a unit, such as 500ms, 30s, 5m, 1h or 1m30s, not '30'");
    }

    @Test
    @InjectMojo(goal = "run")
    @MojoParameter(name = "storage", value = "postgres")
    @MojoParameter(name = "sut", value = "shop.yaml")
    void namesTheStoragesItKnows(RunMojo mojo) {
        mojo.setPluginContext(new HashMap<>());
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("turbulence.storage")
                .hasMessageContaining("postgres")
                .hasMessageContaining("jsonl or sqlite");
    }

    @Test
    @InjectMojo(goal = "run")
    @MojoParameter(name = "commitIntervalMillis", value = "0")
    @MojoParameter(name = "sut", value = "shop.yaml")
    void namesTheRangeOfTheCommitInterval(RunMojo mojo) {
        mojo.setPluginContext(new HashMap<>());
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage(
                        "turbulence.commitIntervalMillis: the commit interval must be from 10 to 60000 ms, not 0 ms");
    }

    @Test
    @InjectMojo(goal = "run")
    void everyFlagSkipsItAndSaysSo(RunMojo mojo) throws Exception {
        mojo.setPluginContext(new HashMap<>());
        Map<String, Runnable> flags = Map.of(
                "turbulence.run.skip", () -> mojo.skipRun = true,
                "maven.test.skip", () -> mojo.skipTestsAndCompilation = true,
                "skipTests", () -> mojo.skipTests = true,
                "skipITs", () -> mojo.skipITs = true);
        for (Map.Entry<String, Runnable> flag : flags.entrySet()) {
            mojo.skipRun = mojo.skipTestsAndCompilation = mojo.skipTests = mojo.skipITs = false;
            flag.getValue().run();
            assertThat(mojo.skipReason()).hasValue(flag.getKey() + " is set");
            mojo.execute();
            assertThat(mojo.buildRecord().skipReason()).hasValue(flag.getKey() + " is set");
        }
    }

    @Test
    @InjectMojo(goal = "run")
    @MojoParameter(name = "skip", value = "true")
    void turbulenceSkipSkipsItToo(RunMojo mojo) throws Exception {
        mojo.setPluginContext(new HashMap<>());
        mojo.execute();
        assertThat(mojo.buildRecord().skipReason()).hasValue("turbulence.skip is set");
        assertThat(Stream.of(mojo.runsDirectory)).noneMatch(File::exists);
    }
}
