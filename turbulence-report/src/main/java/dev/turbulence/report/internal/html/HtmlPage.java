package dev.turbulence.report.internal.html;

import dev.turbulence.report.internal.digest.RunDigest;
import dev.turbulence.report.internal.text.Brief;
import dev.turbulence.report.internal.text.Markup;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The page of a run. */
public final class HtmlPage {

    private static final String STYLE = resource("page.css");
    private static final String SCRIPT = resource("page.js");

    /** Nothing is loaded, from nowhere; and of what is written here only what has these digests is obeyed. */
    private static final String POLICY = "default-src 'none'; style-src '" + digest(STYLE) + "'; script-src '"
            + digest(SCRIPT) + "'; img-src data:; base-uri 'none'; form-action 'none'";

    private final RunDigest digest;
    private final Markup html = Markup.html();

    public HtmlPage(RunDigest digest) {
        this.digest = digest;
    }

    /** The whole page, to be called once. */
    public String text() {
        html.open("html", "lang", "en");
        head();
        html.open("body");
        html.element("a", "Skip to the report", "class", "skip", "href", "#main");
        new HeadSection(digest, html).write();
        html.open("main", "id", "main");
        new GateSection(digest, html).write();
        new TimeSection(digest, html).write();
        new DistributionSection(digest, html).write();
        new ScenarioSection(digest, html).write();
        new StepSection(digest, html).write();
        new ServiceSection(digest, html).write();
        Queries queries = new Queries(digest.summary().runId());
        new CauseSection(digest, queries, html).write();
        new AssertionSection(digest, queries, html).write();
        new InstanceSection(digest, queries, html).write();
        html.close();
        new FootSection(digest, html).write();
        html.ours("script", SCRIPT);
        html.close();
        return html.close().toString();
    }

    private void head() {
        html.open("head");
        html.empty("meta", "charset", "utf-8");
        html.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.empty("meta", "name", "color-scheme", "content", "light dark");
        html.empty("meta", "name", "referrer", "content", "no-referrer");
        html.empty("link", "rel", "icon", "href", "data:,");
        String gate = digest.verdict().passed() ? "passed" : "failed";
        html.element("title", "Run " + Brief.name(digest.summary().runId()) + " \u2013 gate " + gate);
        html.ours("style", STYLE);
        html.close();
    }

    private static String resource(String name) {
        try (InputStream in = HtmlPage.class.getResourceAsStream(name)) {
            // Line ends of the working copy must not decide over the digest.
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(String source) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(source.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
