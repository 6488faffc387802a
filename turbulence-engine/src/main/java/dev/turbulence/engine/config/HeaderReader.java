package dev.turbulence.engine.config;

import dev.turbulence.engine.language.LanguageException;
import dev.turbulence.engine.language.Template;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** HTTP headers, whose names are compared without case. */
final class HeaderReader {
    static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    private HeaderReader() {}

    static Map<String, Template> read(Section section, String key) {
        Map<String, Template> headers = section.compiled(key, "header", Template::compile);
        Map<String, String> seen = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String name : headers.keySet()) {
            if (!TOKEN.matcher(name).matches()) {
                section.problemAt(key, name, "`" + name + "` is not a header name");
            }
            String first = seen.putIfAbsent(name, name);
            if (first != null) {
                section.problemAt(
                        key,
                        name,
                        "header `" + name + "` is given twice, as `" + first + "` before; case does not count");
            }
        }
        return headers;
    }

    /** The first headers, and the second ones over them. */
    static Map<String, Template> merge(Map<String, Template> base, Map<String, Template> over) {
        Map<String, Template> merged = new LinkedHashMap<>(base);
        over.forEach((name, value) -> {
            merged.keySet().removeIf(name::equalsIgnoreCase);
            merged.put(name, value);
        });
        return merged;
    }

    /** An HTTP method: a token, or a template that gives one. */
    static Template method(String text) {
        Template template = Template.compile(text.strip());
        if (!template.isConstant()) {
            return template;
        }
        if (!TOKEN.matcher(template.source()).matches()) {
            throw new LanguageException("`" + text + "` is not an HTTP method");
        }
        return Template.compile(template.source().toUpperCase(Locale.ROOT));
    }
}
