package dev.turbulence.report.internal.html;

import dev.turbulence.report.internal.text.Markup;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** What every page has around its content: the policy, the style, and at its end the script. */
final class PageFrame {

    /** The id of the page's main part. */
    static final String MAIN = "main";

    private static final String STYLE = resource("page.css");
    private static final String SCRIPT = resource("page.js");

    /** Nothing is loaded, from nowhere; and of what is written here only what has these digests is obeyed. */
    private static final String POLICY = "default-src 'none'; style-src '" + digest(STYLE) + "'; script-src '"
            + digest(SCRIPT) + "'; img-src data:; base-uri 'none'; form-action 'none'";

    private PageFrame() {}

    /** A page up to where its content begins; to be closed by {@link #close}. */
    static Markup open(String title) {
        Markup html = Markup.html();
        html.open("html", "lang", "en");
        html.open("head");
        html.empty("meta", "charset", "utf-8");
        html.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.empty("meta", "name", "color-scheme", "content", "light dark");
        html.empty("meta", "name", "referrer", "content", "no-referrer");
        html.empty("link", "rel", "icon", "href", "data:,");
        html.element("title", title);
        html.ours("style", STYLE);
        html.close();
        html.open("body");
        html.element("a", "Skip to the report", "class", "skip", "href", "#" + MAIN);
        return html;
    }

    /** The whole page. */
    static String close(Markup html) {
        html.ours("script", SCRIPT);
        html.close();
        return html.close().toString();
    }

    private static String resource(String name) {
        try (InputStream in = PageFrame.class.getResourceAsStream(name)) {
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
