package dev.turbulence.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turbulence.engine.execution.Project.Recorded;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ServiceAuthTest {

    @TempDir
    Path folder;

    @Test
    void authIsAHeaderThatTheActionCanReplaceAndNobodyRecords() throws Exception {
        try (TestService service = TestService.answering("{}")) {
            Recorded run = new Project(folder)
                    .env("API_TOKEN", "t0ken-abc")
                    .sut("""
                            name: n
                            services:
                              plain: {base_url: "%1$s", auth: {username: ann, password: "pa:ss"}}
                              token: {http: {base_url: "%1$s", auth: {bearer: "{{env.API_TOKEN}}-{{instance_index}}"}}}
                            """.formatted(service.url()))
                    .scenario("one", """
                            flow:
                            - {name: a, type: http, service: plain, method: GET, path: /}
                            - {name: b, type: wait, service: token, path: /, expect: {status_code: 200}}
                            - {name: c, type: http, service: token, method: GET, path: /, headers: {authorization: Own x}}
                            """)
                    .playOne();

            assertThat(service.received())
                    .extracting(received -> received.header("Authorization"))
                    .containsExactly("Basic YW5uOnBhOnNz", "Bearer t0ken-abc-0", "Own x");
            assertThat(run.sent(0).at("/headers/Authorization").asText()).matches("Basic " + Project.MARK);
            assertThat(run.steps().toString()).doesNotContain("YW5uOnBhOnNz", "t0ken-abc", "Own x");
        }
    }
}
