package dev.turbulence.maven;

import com.google.inject.Provides;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import javax.inject.Inject;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.Mockito;

/** A goal in a session of one module without a POM, in an empty folder. */
abstract class AbstractMojoTest {

    @Inject
    MavenProject project;

    @Inject
    MavenSession session;

    @TempDir
    Path folder;

    @Provides
    @SuppressWarnings("unused")
    private MavenSession session() {
        MavenSession mock = Mockito.mock(MavenSession.class);
        Mockito.when(mock.getUserProperties()).thenReturn(new Properties());
        Mockito.when(mock.getSystemProperties()).thenReturn(new Properties());
        return mock;
    }

    @BeforeEach
    void aSessionOfOneModuleWithoutPom() {
        Mockito.when(session.getProjects()).thenReturn(List.of(project));
        Mockito.when(session.getExecutionRootDirectory()).thenReturn(folder.toString());
        Mockito.when(session.getRequest()).thenReturn(new DefaultMavenExecutionRequest().setInteractiveMode(false));
    }
}
