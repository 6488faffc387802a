package dev.turbulence.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turbulence.storage.Storage;
import dev.turbulence.storage.StoredRun;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run without a grpc step loads nothing of gRPC: it does not even need its libraries to be there. */
@Timeout(60)
class WithoutGrpcTest {

    private static final Pattern OF_GRPC =
            Pattern.compile("(grpc-|protobuf-|wire-|okio|kotlin-|guava-|gson-|perfmark-)[^/\\\\]*\\.jar");

    @TempDir
    Path folder;

    /** What runs behind the other class loader. */
    public static final class HttpRun implements Callable<Long> {

        private final Path folder;

        public HttpRun(Path folder) {
            this.folder = folder;
        }

        @Override
        public Long call() throws Exception {
            try (TestService service = TestService.answering("{\"id\": 1}")) {
                Project project = new Project(folder)
                        .api(service.url())
                        .scenario("one", "flow:\n- {name: a, type: http, service: api, method: GET, path: /}\n");
                try (StoredRun run = project.store(RunOptions.of(3, 2, 42), Storage.JSONL)) {
                    return run.instances().passed().count();
                }
            }
        }
    }

    /** What needs the libraries, to show that they are not there. */
    public static final class GrpcRun implements Callable<Long> {

        private final Path folder;

        public GrpcRun(Path folder) {
            this.folder = folder;
        }

        @Override
        public Long call() throws Exception {
            Project project = new Project(folder)
                    .sut("name: s\nservices: {shop: {protocol: grpc, grpc: {host: localhost, port: 1}}}\n")
                    .scenario("one", "flow:\n- {name: a, type: grpc, service: shop, method: S/M}\n");
            project.playOne();
            return 0L;
        }
    }

    @Test
    void anHttpRunNeedsNoLibraryOfGrpc() throws Exception {
        try (URLClassLoader loader = new Separate(classPathWithoutGrpc())) {
            assertThat(run(loader, HttpRun.class)).isEqualTo(3);
            assertThatThrownBy(() -> run(loader, GrpcRun.class)).hasRootCauseInstanceOf(ClassNotFoundException.class);
        }
    }

    private long run(ClassLoader loader, Class<?> task) throws Exception {
        Object made = Class.forName(task.getName(), true, loader)
                .getConstructor(Path.class)
                .newInstance(folder.resolve(task.getSimpleName()));
        return (Long) ((Callable<?>) made).call();
    }

    private static URL[] classPathWithoutGrpc() {
        String[] all = System.getProperty("java.class.path").split(File.pathSeparator);
        URL[] kept = Arrays.stream(all)
                .filter(entry -> !OF_GRPC.matcher(entry).find())
                .map(WithoutGrpcTest::url)
                .toArray(URL[]::new);
        assertThat(kept.length).isBetween(10, all.length - 10);
        return kept;
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sees the JDK and its own class path, not the test's; JUnit and the SQLite driver stay those of the test. */
    private static final class Separate extends URLClassLoader {

        Separate(URL[] urls) {
            super(urls, ClassLoader.getPlatformClassLoader());
        }
    }
}
