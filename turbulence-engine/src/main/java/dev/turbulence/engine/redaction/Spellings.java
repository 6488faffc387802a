package dev.turbulence.engine.redaction;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ways in which systems spell a value when they hand it on. */
final class Spellings {
    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-F]{2}");
    /** What may stand in the path of a URL as it is, beside what may stand anywhere. */
    private static final Pattern PATH_ESCAPE = Pattern.compile("%(21|24|26|27|28|29|2B|2C|2F|3A|3B|3D|40)");

    private Spellings() {}

    /** As it is, in JSON, in URLs, in HTML and in base64; for a plain word that is two. */
    static Set<String> of(String value) {
        Set<String> spellings = new LinkedHashSet<>();
        spellings.add(value);
        spellings.add(json(value));
        spellings.add(json(json(value)));
        spellings.add(json(value).replace("/", "\\/"));
        String form = URLEncoder.encode(value, StandardCharsets.UTF_8);
        addUrl(spellings, form);
        addUrl(spellings, form.replace("+", "%20").replace("*", "%2A").replace("%7E", "~"));
        addUrl(spellings, path(form.replace("+", "%20").replace("%7E", "~")));
        String html = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        spellings.add(html);
        spellings.add(html.replace("\"", "&quot;").replace("'", "&#39;"));
        spellings.add(html.replace("\"", "&#34;").replace("'", "&#x27;"));
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        // What is no text is searched byte by byte.
        spellings.add(new String(bytes, StandardCharsets.ISO_8859_1));
        spellings.add(Base64.getEncoder().withoutPadding().encodeToString(bytes));
        spellings.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        return spellings;
    }

    private static void addUrl(Set<String> spellings, String encoded) {
        spellings.add(encoded);
        spellings.add(ESCAPE.matcher(encoded).replaceAll(found -> found.group().toLowerCase(Locale.ROOT)));
    }

    private static String path(String encoded) {
        return PATH_ESCAPE
                .matcher(encoded)
                .replaceAll(
                        found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }

    private static String json(String value) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(value));
    }
}
