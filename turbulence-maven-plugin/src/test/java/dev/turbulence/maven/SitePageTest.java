package dev.turbulence.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turbulence.report.ReportPart;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.maven.doxia.sink.Sink;
import org.junit.jupiter.api.Test;

/** What the page asks of a sink. How real ones draw it is tested in {@code src/it/site-shows-the-latest-run}. */
class SitePageTest {

    private static final String HOSTILE = "</td><script>alert(1)</script>";

    private final List<String> texts = new ArrayList<>();
    private final List<String> others = new ArrayList<>();
    private final Deque<String> open = new ArrayDeque<>();

    @Test
    void everyTextGoesInAsTextAndWhatIsOpenedIsClosed() {
        ReportPart part = new ReportPart(
                HOSTILE, List.of(HOSTILE), List.of("Step", "Count"), List.of(List.of(HOSTILE, "7")), HOSTILE);
        ReportPart bare = new ReportPart("bare", List.of(), List.of(), List.of(), "");

        new SitePage(recording()).write("Turbulence Run", List.of(part, bare), "turbulence/index.html");

        assertThat(texts).containsSubsequence(HOSTILE, HOSTILE, "Step", "Count", HOSTILE, "7", HOSTILE, "bare");
        assertThat(others).noneMatch(call -> call.contains(HOSTILE)).contains("link turbulence/index.html");
        assertThat(open).isEmpty();
        assertThat(others).filteredOn("table"::equals).hasSize(1);
    }

    private Sink recording() {
        return (Sink) Proxy.newProxyInstance(
                Sink.class.getClassLoader(), new Class<?>[] {Sink.class}, (proxy, method, arguments) -> {
                    String name = method.getName();
                    if (name.equals("text")) {
                        texts.add((String) arguments[0]);
                    } else if (name.endsWith("_")) {
                        assertThat(open.pop() + "_").isEqualTo(name);
                    } else if (!List.of("flush", "close").contains(name)) {
                        open.push(name);
                        others.add(arguments != null && arguments[0] instanceof String text ? name + " " + text : name);
                    }
                    return null;
                });
    }
}
